"""The words of the commands of review, accounts, closed quarters and the trail."""

from ikk_tui.arguments import Command, Parser, commands_of, with_cell, with_json, with_quarter, with_year

# What `ikk policy --evidence` takes, and whether a submission then needs evidence.
EVIDENCE = {"wajib": True, "bebas": False}
ACTION = "TINDAKAN"


def review_commands(command: Command) -> None:
    """Submitting, and a reviewer's decisions."""
    submit = command("submit", "ajukan sel yang lengkap untuk direviu, dan sebutkan apa yang kurang")
    submit.add_argument(
        "codes", metavar="KODE", nargs="*", help="kode IKK, sasaran atau program; tanpa kode: semua yang terisi"
    )
    with_year(with_quarter(submit))
    submit.add_argument("--check", action="store_true", help="hanya sebutkan apa yang siap dan apa yang kurang")
    submit.add_argument("--message", metavar="TEKS", default="", help="tanggapan kepada peninjau")
    with_year(with_cell(command("withdraw", "tarik pengajuan yang belum dilihat peninjau")))
    queue = with_year(command("queue", "sel yang menunggu reviu, pengajuan terlama dulu"))
    queue.add_argument("--by-program", action="store_true", help="urut menurut keputusan")
    with_json(queue)
    _seen(with_year(with_cell(command("approve", "setujui satu sel yang diajukan"))))
    back = _seen(with_year(with_cell(command("return", "kembalikan satu sel kepada pengisinya, dengan alasan"))))
    back.add_argument("--reason", metavar="ALASAN", required=True, help="apa yang perlu diperbaiki")
    comment = with_year(with_cell(command("comment", "beri komentar pada sel yang diajukan, tanpa memutuskan")))
    comment.add_argument("--text", metavar="TEKS", required=True, help="komentarnya")
    with_year(with_cell(command("revoke", "batalkan keputusan sendiri yang terakhir atas satu sel")))


def admin_commands(command: Command) -> None:
    """Accounts, closed quarters, and what a submission needs."""
    _user_commands(commands_of(command("user", "kelola akun dan perannya"), "tindakan", ACTION, "deed", required=True))
    lock = commands_of(command("lock", "tutup dan buka triwulan"), "tindakan", ACTION, "deed", required=True)
    with_json(with_year(lock("list", "triwulan mana yang ditutup, oleh siapa dan kapan")))
    close = with_year(with_quarter(lock("close", "tutup satu triwulan: tidak ada lagi yang dapat diubah")))
    close.add_argument("--yes", action="store_true", help="tutup juga bila ada yang belum disetujui")
    reopen = with_year(with_quarter(lock("open", "buka kembali satu triwulan, dengan alasan")))
    reopen.add_argument("--reason", metavar="ALASAN", required=True, help="mengapa dibuka kembali")
    policy = with_year(command("policy", "apa yang disyaratkan pada pengajuan"))
    policy.add_argument("--evidence", choices=EVIDENCE, help="bukti pada setiap pengajuan: wajib atau bebas")
    with_json(policy)


def trail_commands(command: Command) -> None:
    """The trail, and the check of the file it is read from."""
    log = command("log", "jejak: siapa berbuat apa dan kapan, yang terbaru dulu")
    log.add_argument("--person", metavar="AKUN", help="hanya perbuatan orang ini")
    log.add_argument("--code", metavar="KODE", help="hanya IKK ini, atau yang di bawah sasaran atau program ini")
    with_quarter(log, required=False)
    log.add_argument("--kind", metavar="JENIS", help="isian, reviu, perbaikan, akun, kunci atau ketentuan")
    with_year(log, "hanya tahun keputusan ini; bawaan: semua")
    log.add_argument("--limit", metavar="N", type=int, help="paling banyak N baris")
    form = log.add_mutually_exclusive_group()
    form.add_argument("--csv", action="store_true", help="keluaran CSV untuk lembar kerja, semua yang cocok")
    with_json(form)
    check = command("check", "periksa keutuhan basis data")
    check.add_argument("--rebuild", action="store_true", help="susun ulang nilai terkini dari riwayatnya, lalu periksa")
    check.add_argument(
        "--root", metavar="AKAR", help="periksa apakah akar di sebuah laporan ada dalam rantai berkas ini"
    )


def _user_commands(user: Command) -> None:
    listed = user("list", "akun yang aktif dengan perannya")
    listed.add_argument("--all", action="store_true", help="juga yang tidak aktif")
    with_json(listed)
    add = user("add", "tambah akun")
    _login(add)
    _person(add, role_required=True)
    change = user("change", "ubah akun; yang tidak disebut tetap")
    _login(change)
    _person(change)
    change.add_argument("--activate", action="store_true", help="aktifkan kembali")
    _login(user("deactivate", "nonaktifkan akun; riwayatnya tetap"))


def _login(parser: Parser) -> None:
    parser.add_argument("login", metavar="AKUN", help="nama akun sistem operasinya, misalnya siti")


def _person(parser: Parser, *, role_required: bool = False) -> None:
    parser.add_argument("--name", metavar="NAMA", help="nama lengkap")
    words = "operator, peninjau, administrator atau pembaca; dapat diulang"
    parser.add_argument("--role", metavar="PERAN", action="append", required=role_required, help=words)
    parser.add_argument("--division", metavar="DIVISI", help="divisinya")


def _seen(parser: Parser) -> Parser:
    parser.add_argument(
        "--seen",
        metavar="REVISI",
        help="tolak bila isi sel bukan lagi revisi ini; tanpa ini, yang diputuskan adalah isi sekarang",
    )
    return parser
