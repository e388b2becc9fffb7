-- Keputusan Kepala Kantor Wilayah Kementerian Hukum dan HAM Kalimantan Barat
-- Nomor W.16.PR.01.01-2524 Tahun 2024, tanggal 5 Maret 2024.
--
-- The decree as data, to be read beside the printed decree. Its words are kept as
-- printed, slips included; line breaks inside a sentence are joined by one space.
-- Ours, not the decree's: program.label, program.division, unit (normalised),
-- polarity and consolidation.
--
-- A target is an exact number of ten-thousandths: 31000 is 3,1. Beside it stands
-- the target as printed. Loading this file again changes nothing.

INSERT INTO office (code, name, label) VALUES
  ('KANWIL', 'Kantor Wilayah Kementerian Hukum dan Hak Asasi Manusia Kalimantan Barat', 'Kanwil Kalbar')
ON CONFLICT DO NOTHING;

INSERT INTO decree (year, number, institution, issuer, title, place, date, in_force_until, enactment, signatory_position, signatory, signatory_nip) VALUES
  (2024,
   'W.16.PR.01.01-2524 TAHUN 2024',
   'KEMENTERIAN HUKUM DAN HAK ASASI MANUSIA REPUBLIK INDONESIA',
   'KEPALA KANTOR WILAYAH KEMENTERIAN HUKUM DAN HAK ASASI MANUSIA KALIMANTAN BARAT',
   'PENETAPAN INDIKATOR KINERJA KEGIATAN (IKK) DI LINGKUNGAN KANTOR WILAYAH KEMENTERIAN HUKUM DAN HAK ASASI MANUSIA KALIMANTAN BARAT TAHUN 2024',
   'Pontianak',
   '2024-03-05',
   '2024-12-31',
   'KEPUTUSAN KEPALA KANTOR WILAYAH KEMENTERIAN HUKUM DAN HAM KALIMANTAN BARAT TENTANG PENETAPAN INDIKATOR KINERJA KEGIATAN (IKK) DI LINGKUNGAN KANTOR WILAYAH KEMENTERIAN HUKUM DAN HAK ASASI MANUSIA KALIMANTAN BARAT TAHUN 2024.',
   'Kepala Kantor Wilayah',
   'Muhammad Tito Andrianto',
   '19780114 199703 1 001')
ON CONFLICT DO NOTHING;

INSERT INTO decree_paragraph (decree_year, part, position, label, text) VALUES
  (2024, 'consideration', 1, 'a.', 'bahwa untuk melaksanakan ketentuan pasal 3 dan pasal 4 Peraturan Menteri Negara Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor: PER/9/M.PAN/5/2007 tentang Pedoman Umum Penetapan Indikator kinerja Utama (IKU) Instansi Pemerintah;'),
  (2024, 'consideration', 2, 'b.', 'bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, perlu menetapkan Indikator Kinerja Utama (IKU) dan Indikator Kinerja Kegiatan (IKK) di lingkungan Kantor Wilayah Kementerian Hukum dan HAM Kalimantan Barat Tahun 2024;'),
  (2024, 'legal_basis', 1, '1.', 'Undang-Undang Republik Indonesia Nomor 25 Tahun 2004 tentang Sistem Perencanaan Pembangunan Nasional;'),
  (2024, 'legal_basis', 2, '2.', 'Undang-Undang Nomor 17 Tahun 2007 tentang Rencana Pembangunan Jangka Panjang Nasional Tahun 2005 – 2025;'),
  (2024, 'legal_basis', 3, '3.', 'Peraturan Presiden Nomor 18 Tahun 2020 tentang Rencana Pembangunan Jangka Menengah Nasional Tahun 2020 – 2024;'),
  (2024, 'legal_basis', 4, '4.', 'Peraturan Presiden Republik Indonesia Nomor 44 Tahun 2015 tentang Kementerian Hukum dan Hak Asasi Manusia;'),
  (2024, 'legal_basis', 5, '5.', 'Peraturan Menteri Hukum dan HAM RI Nomor 33 Tahun 2020 tentang Rencana Strategis Kementerian Hukum dan HAM Tahun 2020 – 2024;'),
  (2024, 'legal_basis', 6, '6.', 'Peraturan Menteri Hukum dan HAM RI Nomor 29 Tahun 2015 tentang Organisasi dan Tata Kerja Kementerian Hukum dan HAM;'),
  (2024, 'legal_basis', 7, '7.', 'Peraturan Menteri Hukum dan HAM RI Nomor 30 Tahun 2018 tentang Organisasi dan Tata Kerja Kantor Wilayah Kementerian Hukum dan HAM;'),
  (2024, 'legal_basis', 8, '8.', 'Keputusan Menteri Hukum dan HAM RI Nomor M.HH-01.PR.01.01 Tahun 2021 tentang Penetapan Indikator Kinerja Utama di Lingkungan Kementerian Hukum dan HAM.'),
  (2024, 'dictum', 1, 'KESATU', 'Menetapkan Indikator Kinerja Kegiatan (IKK) Kantor Wilayah Kementerian Hukum dan HAM Kalimantan Barat Tahun 2024 yang selanjutnya disebut IKK Kantor Wilayah Kementerian Hukum dan HAM Kalimantan Barat Tahun 2024 sebagaimana tercantum dalam lampiran Keputusan Kepala Kantor Wilayah ini yang merupakan bagian yang tidak terpisahkan dari Keputusan Kepala Kantor Wilayah ini;'),
  (2024, 'dictum', 2, 'KEDUA', 'IKK Kantor Wilayah Kementerian Hukum dan HAM Kalimantan Barat Tahun 2024 sebagaimana tercantum dalam lampiran Keputusan Kepala Kantor Wilayah ini, merupakan acuan kinerja yang digunakan oleh Kantor Wilayah Kementerian Hukum dan HAM Kalimantan Barat, untuk menyempurnakan dan menetapkan Rencana Kerja Tahunan, Penetapan Kinerja dan Penyusunan Laporan Kinerja Instansi Pemerintah, serta melakukan evaluasi pencapaian kinerja sesuai dengan tujuan dan sasaran strategis Kantor Wilayah Kementerian Hukum dan HAM Kalimantan Barat yang telah ditetapkan;'),
  (2024, 'dictum', 3, 'KETIGA', 'IKK Kantor Wilayah Kementerian Hukum dan HAM Kalimantan Barat Tahun 2024 disusun dengan prinsip SMART (Specific, Measurable, Achievable, Relevant dan Time-Bound);'),
  (2024, 'dictum', 4, 'KEEMPAT', 'Keputusan ini mulai berlaku sejak tanggal ditetapkan sampai dengan 31 Desember 2024, dengan ketentuan apabila ternyata dikemudian hari terdapat kekeliruan/kesalahan dalam keputusan ini akan diadakan perbaikan seperlunya.'),
  (2024, 'copy', 1, '', 'Sekretaris Jenderal Kementerian Hukum dan HAM RI')
ON CONFLICT DO NOTHING;

-- A band holds the scores above its value; what lies above none of them is very low.
INSERT INTO scoring_rule (decree_year, name, value, source) VALUES
  (2024, 'floor', '0', 'Bawaan aplikasi: capaian di bawah nol dinilai nol'),
  (2024, 'cap', '120', 'Bawaan aplikasi: satu capaian tidak menutupi yang lain; 120 juga nilai tertinggi dalam PermenPANRB tentang Sistem Manajemen Kinerja'),
  (2024, 'band_very_high', '90', 'Skala nilai peringkat kinerja Permendagri 54 Tahun 2010, dibaca sebagai batas yang bersambung'),
  (2024, 'band_high', '75', 'Skala nilai peringkat kinerja Permendagri 54 Tahun 2010, dibaca sebagai batas yang bersambung'),
  (2024, 'band_medium', '65', 'Skala nilai peringkat kinerja Permendagri 54 Tahun 2010, dibaca sebagai batas yang bersambung'),
  (2024, 'band_low', '50', 'Skala nilai peringkat kinerja Permendagri 54 Tahun 2010, dibaca sebagai batas yang bersambung'),
  (2024, 'rollup', 'flat', 'Bawaan aplikasi: setiap IKK yang dinilai berbobot sama'),
  (2024, 'zero_target', 'exclude', 'Bawaan aplikasi: target 0 tidak dapat menjadi pembagi, maka IKK itu tidak dinilai')
ON CONFLICT DO NOTHING;

-- 1. Dukungan Manajemen
INSERT INTO program (decree_year, code, name, label, division) VALUES
  (2024, '1', 'PROGRAM DUKUNGAN MANAJEMEN PADA PENGELOLAAN ADMINISTRATIF DAN FASILITATIF KANTOR WILAYAH KEMENTERIAN HUKUM DAN HAM', 'Dukungan Manajemen', 'Administrasi')
ON CONFLICT DO NOTHING;

INSERT INTO objective (decree_year, code, program_code, name) VALUES
  (2024, '1.1', '1', 'Terwujudnya layanan administratif dan fasilitatif Kantor Wilayah yang efektif dan efisien')
ON CONFLICT DO NOTHING;

INSERT INTO indicator (decree_year, code, objective_code, target, target_text, unit, polarity, consolidation, name) VALUES
  (2024, '1.1.1', '1.1', 31000, '3,1 Indeks', 'Indeks', 'maximize', 'last', 'Indeks kepuasan layanan internal di lingkungan Kantor Wilayah')
ON CONFLICT DO NOTHING;

-- 2. Pemasyarakatan
INSERT INTO program (decree_year, code, name, label, division) VALUES
  (2024, '2', 'PROGRAM PENEGAKAN DAN PELAYANAN HUKUM PADA PENYELENGGARAAN PEMASYARAKATAN DI WILAYAH', 'Pemasyarakatan', 'Pemasyarakatan')
ON CONFLICT DO NOTHING;

INSERT INTO objective (decree_year, code, program_code, name) VALUES
  (2024, '2.1', '2', 'Terwujudnya Penyelenggaraan Pelayanan Pemasyarakatan yang Berkualitas di Wilayah'),
  (2024, '2.2', '2', 'Meningkatnya Pelayanan Perawatan Narapidana /Tahanan/Anak Pengendalian Penyakit Menular dan Peningkatan Kualitas Hidup Narapidana Peserta Rehabilitasi Narkotika di wilayah'),
  (2024, '2.3', '2', 'Meningkatnya Pelayanan Tahanan di wilayah sesuai standar'),
  (2024, '2.4', '2', 'Meningkatnya Pelayanan Pembinaan Kepribadian, Pelatihan Vokasi, Pendidikan dan Penanganan Narapidana Resiko Tinggi'),
  (2024, '2.5', '2', 'Meningkatnya Pelayanan Pengelolaan Basan Baran di wilayah sesuai standar'),
  (2024, '2.6', '2', 'Meningkatnya Pelayanan Keamanan dan Ketertiban di wilayah sesuai standar'),
  (2024, '2.7', '2', 'Meningkatnya pelayanan pembimbingan klien masyarakat dan pemenuhan hak pendidikan klien anak pada luar lembaga di wilayah sesuai standar'),
  (2024, '2.8', '2', 'Meningkatnya Pemenuhan Hak Pendidikan Anak di LPKA dan Pengentasan Anak di wilayah sesuai standar'),
  (2024, '2.9', '2', 'Meningkatnya Kualitas Layanan Pemasarakatan dan Kapasitas Hunian')
ON CONFLICT DO NOTHING;

INSERT INTO indicator (decree_year, code, objective_code, target, target_text, unit, polarity, consolidation, name) VALUES
  (2024, '2.1.1', '2.1', 830000, '83 Indeks', 'Indeks', 'maximize', 'last', 'Indeks penyelenggaraan pemasyarakatan di wilayah'),
  (2024, '2.2.1', '2.2', 850000, '85 %', '%', 'maximize', 'last', 'Persentase pemenuhan layanan makanan bagi Tahanan/Narapidana/Anak sesuai dengan standar'),
  (2024, '2.2.2', '2.2', 950000, '95 %', '%', 'maximize', 'last', 'Persentase Tahanan /Narapidana/Anak mendapatkan layanan kesehatan (preventif) secara berkualitas'),
  (2024, '2.2.3', '2.2', 980000, '98 %', '%', 'maximize', 'last', 'Persentase Tahanan dan Narapidana perempuan (ibu hamil dan menyusui) mendapat akses layanan kesehatan maternal'),
  (2024, '2.2.4', '2.2', 900000, '90 %', '%', 'maximize', 'last', 'Persentase Tahanan/Narapidana/Anak yang mengalami gangguan mental dapat tertangani'),
  (2024, '2.2.5', '2.2', 900000, '90 %', '%', 'maximize', 'last', 'Persentase tahanan/narapidana lansia yang mendapatkan layanan kesehatan sesuai standar'),
  (2024, '2.2.6', '2.2', 900000, '90 %', '%', 'maximize', 'last', 'Persentase tahanan /narapidana/anak berkebutuhan khusus (Disabilitas) yang mendapatkan layanan kesehatan sesuai standar'),
  (2024, '2.2.7', '2.2', 900000, '90 %', '%', 'maximize', 'last', 'Persentase keberhasilan penangana penyakit menular HIV-AIDS (ditekan jumlah virusnya) dan TB Positif (berhasil sembuh)'),
  (2024, '2.2.8', '2.2', 290000, '29 %', '%', 'maximize', 'last', 'Persentase perubahan kualitas hidup pecandu/penyalahguna/korban penyalahgunaan narkoba'),
  (2024, '2.3.1', '2.3', 1000000, '100 %', '%', 'maximize', 'last', 'Persentase menurunnya tahanan yang overstaying'),
  (2024, '2.3.2', '2.3', 1000000, '100 %', '%', 'maximize', 'last', 'Persentase Tahanan yang memperoleh Layanan Penyuluhan Hukum'),
  (2024, '2.3.3', '2.3', 1000000, '100 %', '%', 'maximize', 'last', 'Persentase Tahanan yang memperoleh Fasilitas Bantuan Hukum'),
  (2024, '2.4.1', '2.4', 750000, '75 %', '%', 'maximize', 'last', 'Persentase narapidana yang memperoleh nilai baik dengan predikat memuaskan pada instrument penilaian kepribadian'),
  (2024, '2.4.2', '2.4', 1000000, '100 %', '%', 'maximize', 'last', 'Persentase narapidana yang mendapatkan hak remisi'),
  (2024, '2.4.3', '2.4', 900000, '90%', '%', 'maximize', 'last', 'Persentase narapidana yang mendapatkan hak integrasi'),
  (2024, '2.4.4', '2.4', 900000, '90 %', '%', 'maximize', 'last', 'Persentase narapidana yang mendapatkan hak Pendidikan'),
  (2024, '2.4.5', '2.4', 190000, '19 %', '%', 'maximize', 'last', 'Persentase Narapidana resiko tinggi yang berubah perilakunya menjadi Sadar, Patuh dan Displin'),
  (2024, '2.4.6', '2.4', 340000, '34 %', '%', 'maximize', 'last', 'Persentase narapidana yang memperoleh Pendidikan dan pelatihan vokasi bersertifikasi'),
  (2024, '2.4.7', '2.4', 770000, '77 %', '%', 'maximize', 'last', 'Persentase narapidana yang bekerja dan produktif'),
  (2024, '2.5.1', '2.5', 900000, '90 %', '%', 'maximize', 'last', 'Persentase benda sitaan dan barang rampasan yang terjaga kualitas dan kuantitasnya'),
  (2024, '2.5.2', '2.5', 1000000, '100 %', '%', 'maximize', 'last', 'Persentase benda sitaan dan barang rampasan yang dikeluarkan berdasarkan putusan yang berkuatan hukum tetap'),
  (2024, '2.6.1', '2.6', 900000, '90 %', '%', 'maximize', 'last', 'Persentase pengaduan yang ditindaklanjuti sesuai standar'),
  (2024, '2.6.2', '2.6', 900000, '90 %', '%', 'maximize', 'last', 'Persentase gangguan kamtib yang dapat dicegah'),
  (2024, '2.6.3', '2.6', 900000, '90 %', '%', 'maximize', 'last', 'Persentase kepatuhan dan disiplin terhadap tata tertib oleh Tahanan/Narapidana/Anak pelaku gangguan kamtib'),
  (2024, '2.6.4', '2.6', 900000, '90 %', '%', 'maximize', 'last', 'Persentase pemulihan kondisi keamanan pasca gangguan kamtib secara tuntas'),
  (2024, '2.7.1', '2.7', 700000, '70 %', '%', 'maximize', 'last', 'Persentase klien usia produktif yang memperoleh atau melanjutkan pekerjaan di luar lembaga'),
  (2024, '2.7.2', '2.7', 500000, '50 %', '%', 'maximize', 'last', 'Persentase menurunnya Anak yang mendapatkan putusan pidana penjara'),
  (2024, '2.7.3', '2.7', 400000, '40 %', '%', 'maximize', 'last', 'Persentase klien Anak yang terpenuhi hak pendidikannya'),
  (2024, '2.8.1', '2.8', 850000, '85 %', '%', 'maximize', 'last', 'Persentase Anak yang mengikuti kegiatan Pendidikan keterampilan dan bersertifikat'),
  (2024, '2.8.2', '2.8', 1000000, '100 %', '%', 'maximize', 'last', 'Persentase Anak yang memperoleh hak integrasi'),
  (2024, '2.8.3', '2.8', 1000000, '100 %', '%', 'maximize', 'last', 'Persentase Anak yang memperoleh Hak Pengasuhan sesuai standar'),
  (2024, '2.8.4', '2.8', 1000000, '100 %', '%', 'maximize', 'last', 'Persentase anak yang mengikuti pendidikan formal dan non formal'),
  (2024, '2.9.1', '2.9', 0, '0 UPT', 'UPT', 'maximize', 'last', 'Jumlah UPT Pembangunan Lembaga Pemasarakatan (Lapas)'),
  (2024, '2.9.2', '2.9', 0, '0 UPT', 'UPT', 'maximize', 'last', 'Jumlah UPT Pembangunan Rumah Tahanan Negara (Rutan)'),
  (2024, '2.9.3', '2.9', 0, '0 UPT', 'UPT', 'maximize', 'last', 'Jumlah UPT Pembangunan Lembaga Pemasarakatan Perempuan (LPP)'),
  (2024, '2.9.4', '2.9', 0, '0 UPT', 'UPT', 'maximize', 'last', 'Jumlah UPT Pembangunan Lembaga Pembinaan Khusus Anak (LPKA)'),
  (2024, '2.9.5', '2.9', 0, '0 UPT', 'UPT', 'maximize', 'last', 'Jumlah UPT Pembangunan Balai Pemasarakatan (Bapas)'),
  (2024, '2.9.6', '2.9', 10000, '1 UPT', 'UPT', 'maximize', 'last', 'Jumlah UPT Rehabilitasi/Renovasi Lapas/Rutan/Bapas/LPKA/Rupbasan')
ON CONFLICT DO NOTHING;

-- 3. Keimigrasian
INSERT INTO program (decree_year, code, name, label, division) VALUES
  (2024, '3', 'PROGRAM PENEGAKAN DAN PELAYANAN HUKUM PADA PENYELENGGARAAN FUNGSI PENGKOORDINASIAN, PELAYANAN DAN PENEGAKAN HUKUM KEIMIGRASIAN DI WILAYAH', 'Keimigrasian', 'Keimigrasian')
ON CONFLICT DO NOTHING;

INSERT INTO objective (decree_year, code, program_code, name) VALUES
  (2024, '3.1', '3', 'Meningkatnya kualitas pelaksanaan tugas dan fungsi keimigrasian di Wilayah')
ON CONFLICT DO NOTHING;

INSERT INTO indicator (decree_year, code, objective_code, target, target_text, unit, polarity, consolidation, name) VALUES
  (2024, '3.1.1', '3.1', 33000, '3,30 (Indeks)', 'Indeks', 'maximize', 'last', 'Indeks Kepuasan Masyarakat terhadap Layanan Keimigrasian di Wilayah'),
  (2024, '3.1.2', '3.1', 31400, '3,14 (Indeks)', 'Indeks', 'maximize', 'last', 'Indeks Pengamanan Keimigrasian di Wilayah')
ON CONFLICT DO NOTHING;

-- 4. Administrasi Hukum Umum
INSERT INTO program (decree_year, code, name, label, division) VALUES
  (2024, '4', 'PROGRAM PENEGAKAN DAN PELAYANAN HUKUM PADA PENYELENGGARAAN ADMINISTRASI HUKUM UMUM DI WILAYAH', 'Administrasi Hukum Umum', 'Pelayanan Hukum dan HAM')
ON CONFLICT DO NOTHING;

INSERT INTO objective (decree_year, code, program_code, name) VALUES
  (2024, '4.1', '4', 'Terwujudnya layanan administrasi hukum umum di wilayah yang berkepastian hukum'),
  (2024, '4.2', '4', 'Meningkatnya efektivitas pelaksanaan tugas MKNW, MPW dan MPD')
ON CONFLICT DO NOTHING;

INSERT INTO indicator (decree_year, code, objective_code, target, target_text, unit, polarity, consolidation, name) VALUES
  (2024, '4.1.1', '4.1', 50000, '5%', '%', 'maximize', 'last', 'Persentase peningkatan PNBPA Administrasi Hukum Umum di wilayah'),
  (2024, '4.2.1', '4.2', 880000, '88%', '%', 'maximize', 'last', 'Persentase laporan pengaduan masyarakat terkait dugaan pelanggaran perilaku Notaris dan pelaksanaan jabatan Notaris di Kantor Wilayah yang diselesaikan')
ON CONFLICT DO NOTHING;

-- 5. Kekayaan Intelektual
INSERT INTO program (decree_year, code, name, label, division) VALUES
  (2024, '5', 'PROGRAM PENEGAKAN DAN PELAYANAN HUKUM PADA PENYELENGGARAAN KEKAYAAN INTELEKTUAL DI KANTOR WILAYAH', 'Kekayaan Intelektual', 'Pelayanan Hukum dan HAM')
ON CONFLICT DO NOTHING;

INSERT INTO objective (decree_year, code, program_code, name) VALUES
  (2024, '5.1', '5', 'Terselenggaranya penegakan hukum Kekayaan Intelektual di wilayah'),
  (2024, '5.2', '5', 'Meningkatnya pemahaman masyarakat terhadap KI di wilayah')
ON CONFLICT DO NOTHING;

INSERT INTO indicator (decree_year, code, objective_code, target, target_text, unit, polarity, consolidation, name) VALUES
  (2024, '5.1.1', '5.1', 31000, '3,1 Indeks', 'Indeks', 'maximize', 'last', 'Indeks penegakan hukum Kekayaan Intelektual di Wilayah'),
  (2024, '5.2.1', '5.2', 700000, '70%', '%', 'maximize', 'last', 'Persentase masyarakat yang memahami KI terhadap total masyarakat yang mendapatkan diseminasi/edukasi tentang KI di Wilayah'),
  (2024, '5.2.2', '5.2', 170000, '17%', '%', 'maximize', 'last', 'Persentase Peningkatan Permohonan Kekayaan Intelektual di Wilayah')
ON CONFLICT DO NOTHING;

-- 6. Pembentukan Regulasi
INSERT INTO program (decree_year, code, name, label, division) VALUES
  (2024, '6', 'PROGRAM PEMBENTUKAN REGULASI PADA PENYELENGGARAAN FASILITASI PEMBENTUKAN REGULASI DI WILAYAH', 'Pembentukan Regulasi', 'Pelayanan Hukum dan HAM')
ON CONFLICT DO NOTHING;

INSERT INTO objective (decree_year, code, program_code, name) VALUES
  (2024, '6.1', '6', 'Terfasilitasinya rancangan produk hukum di daerah'),
  (2024, '6.2', '6', 'Terselenggaranya pembinaan perancang peraturan perundang-undangan')
ON CONFLICT DO NOTHING;

INSERT INTO indicator (decree_year, code, objective_code, target, target_text, unit, polarity, consolidation, name) VALUES
  (2024, '6.1.1', '6.1', 800000, '80%', '%', 'maximize', 'last', 'Persentase rancangan peraturan daerah yang difasilitasi oleh kantor wilayah Kemenkumham'),
  (2024, '6.2.1', '6.2', 200000, '20 Orang', 'Orang', 'maximize', 'sum', 'Jumlah peningkatan kapasitas pembinaan tenaga perancang peraturan perundang-undangan')
ON CONFLICT DO NOTHING;

-- 7. Pemajuan HAM
INSERT INTO program (decree_year, code, name, label, division) VALUES
  (2024, '7', 'PROGRAM PEMAJUAN DAN PENEKAKAN HAM PADA PENYELENGGARAAN PEMAJUAN HAM DI WILAYAH', 'Pemajuan HAM', 'Pelayanan Hukum dan HAM')
ON CONFLICT DO NOTHING;

INSERT INTO objective (decree_year, code, program_code, name) VALUES
  (2024, '7.1', '7', 'Meningkatnya pemerintah daerah yang melaksanakan program aksi HAM'),
  (2024, '7.2', '7', 'Meningkatnya kepuasan masyarakat terhadap layanan pengaduan HAM di Wilayah')
ON CONFLICT DO NOTHING;

INSERT INTO indicator (decree_year, code, objective_code, target, target_text, unit, polarity, consolidation, name) VALUES
  (2024, '7.1.1', '7.1', 40000, '4 Instansi Pemerintah', 'Instansi Pemerintah', 'maximize', 'last', 'Jumlah pemerintah daerah yang melaksanakan program aksi HAM'),
  (2024, '7.1.2', '7.1', 20000, '2 Instansi Pemerintah', 'Instansi Pemerintah', 'maximize', 'last', 'Jumlah Kab/kota peduli HAM'),
  (2024, '7.1.3', '7.1', 10000, '1 Instansi Pemerintah', 'Instansi Pemerintah', 'maximize', 'last', 'Jumlah instansi pemerintah yang menindaklanjuti hasil diseminasi dan penguatan HAM'),
  (2024, '7.2.1', '7.2', 30000, '3 Rekomendasi', 'Rekomendasi', 'maximize', 'sum', 'Tersedianya rekomendasi perlindungan dan pemenuhan Hak Asasi Manusia di Wilayah')
ON CONFLICT DO NOTHING;

-- 8. Kesadaran Hukum
INSERT INTO program (decree_year, code, name, label, division) VALUES
  (2024, '8', 'PROGRAM PENEKAKAN DAN PELAYANAN HUKUM PADA PENYELENGGARAAN KESADARAN DAN PEMAHAMAN HUKUM DI WILAYAH', 'Kesadaran Hukum', 'Pelayanan Hukum dan HAM')
ON CONFLICT DO NOTHING;

INSERT INTO objective (decree_year, code, program_code, name) VALUES
  (2024, '8.1', '8', 'Terwujudnya analisis dan evaluasi produk hukum di wilayah serta fasilitasi perencanaan perda'),
  (2024, '8.2', '8', 'Terwujudnya pengelolaan keanggotaan JDIHN di wilayah'),
  (2024, '8.3', '8', 'Meningkatnya layanan bantuan hukum di wilayah'),
  (2024, '8.4', '8', 'Meningkatnya desa sadar hukum di wilayah')
ON CONFLICT DO NOTHING;

INSERT INTO indicator (decree_year, code, objective_code, target, target_text, unit, polarity, consolidation, name) VALUES
  (2024, '8.1.1', '8.1', 10000, '1 Kegiatan', 'Kegiatan', 'maximize', 'sum', 'Jumlah analisis dan evaluasi produk hukum yang dilakukan'),
  (2024, '8.1.2', '8.1', 10000, '1 Kegiatan', 'Kegiatan', 'maximize', 'sum', 'Jumlah fasilitasi Perencanaan Perda'),
  (2024, '8.2.1', '8.2', 250000, '25%', '%', 'maximize', 'last', 'Persentase anggota JDIHN yang dikelola terhadap total anggota JDIHN di wilayah'),
  (2024, '8.3.1', '8.3', 820000, '82%', '%', 'maximize', 'last', 'Persentase layanan bantuan hukum litigasi yang diberikan terhadap total permohonan layanan bantuan hukum litigasi'),
  (2024, '8.3.2', '8.3', 800000, '80%', '%', 'maximize', 'last', 'Persentase layanan bantuan hukum non-litigasi yang diberikan terhadap total permohonan layanan bantuan hukum non-litigasi'),
  (2024, '8.4.1', '8.4', 700000, '70%', '%', 'maximize', 'last', 'Persentase peningkatan Desa/Kelurahan sadar hukum yang memenuhi kriteria sebagai Desa/Kelurahan Binaan terhadap total usulan kantor wilayah')
ON CONFLICT DO NOTHING;

-- 9. Strategi Kebijakan
INSERT INTO program (decree_year, code, name, label, division) VALUES
  (2024, '9', 'PROGRAM DUKUNGAN MANAJEMEN PADA PENYELENGGARAAN STRATEGI KEBIJAKAN HUKUM DAN HAM DI WILAYAH', 'Strategi Kebijakan', 'Pelayanan Hukum dan HAM')
ON CONFLICT DO NOTHING;

INSERT INTO objective (decree_year, code, program_code, name) VALUES
  (2024, '9.1', '9', 'Terwujudnya kemanfaatan rekomendasi strategi kebijakan hukum dan hak asasi manusia di wilayah')
ON CONFLICT DO NOTHING;

INSERT INTO indicator (decree_year, code, objective_code, target, target_text, unit, polarity, consolidation, name) VALUES
  (2024, '9.1.1', '9.1', 800000, '80%', '%', 'maximize', 'last', 'Persentase rekomendasi strategi kebijakan hukum dan hak asasi manusia di wilayah yang ditindaklanjuti')
ON CONFLICT DO NOTHING;
