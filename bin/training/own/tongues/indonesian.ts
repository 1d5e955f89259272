import type { Genre } from '../genres/genre.ts';

/** What people write in Indonesian about food, parcels, apps, rooms, their telephone company and the news. */
export const INDONESIAN: Genre = {
  speech: {
    language: 'id',
    joints: ['. ', '. ', ', ', ', ', ' dan ', ' ', '! ', '.. '],
    turns: [' tapi ', ', tapi ', ', sayangnya ', ' namun ', ', cuma ', ' padahal '],
    ends: ['', '', '.', '.', '!', '!!', '...'],
  },
  bad: `
{thing} jelek
{thing} jelek banget
{thing} parah
{thing} parah banget
{thing} mengecewakan
{thing} sangat mengecewakan
{thing} tidak bagus
{thing} ga bagus
{thing} kurang bagus
{thing} kurang memuaskan
{thing} tidak sesuai harapan
{thing} tidak sesuai gambar
{thing} buruk
{thing} payah
{thing} kotor
{thing} lambat sekali
{thing} lemot
{thing} rusak
{thing} mahal dan tidak enak
{thing} bikin emosi
{thing} bikin kesal
kecewa sama {thing}
kecewa banget dengan {thing}
saya kecewa dengan {thing}
nyesel beli di sini
menyesal datang ke sini
kapok
kapok belanja di sini
ga lagi lagi deh
tidak akan kembali lagi
tidak akan pesan lagi
tidak recommended
ga recommended
jangan beli
jangan pernah beli di sini
jangan ke sini
hati hati penipuan
penipu
toko penipu
buang buang uang
buang buang waktu
uang saya hilang
uang tidak kembali
refund tidak jelas
saldo kepotong tapi barang tidak datang
pulsa habis tidak jelas
sinyal hilang terus
sinyal jelek di rumah saya
internet lambat padahal bayar mahal
jaringan gangguan terus
sudah {long} belum ada jawaban
sudah {long} paket belum sampai
pesanan belum datang sampai sekarang
barang datang rusak
barang tidak sesuai
salah kirim barang
ukuran salah
baru {few} sudah rusak
dipakai {few} langsung rusak
cs tidak membantu
cs ga bisa dihubungi
customer service lambat
admin tidak membalas
chat tidak dibalas
telepon tidak diangkat
pelayanan lambat
pelayanannya jutek
pelayan tidak ramah
kasirnya jutek
menunggu {long} untuk makanan
nunggunya lama banget
antri lama
makanan dingin
makanannya hambar
rasanya biasa saja dan mahal
rasanya aneh
dagingnya alot
porsinya sedikit
tempatnya kotor
tempatnya panas dan sempit
toiletnya bau
kamar bau apek
kamar mandi kotor
ac tidak dingin
berisik tidak bisa tidur
banyak nyamuk
parkirnya susah
aplikasi sering error
aplikasi ga bisa dibuka
tidak bisa login
gagal terus
setelah update malah error
iklannya kebanyakan
uninstall aja
tidak berguna
percuma
bohong semua
janji tinggal janji
pemerintah tidak becus
pejabat korupsi rakyat sengsara
koruptor harus dihukum
hukum tajam ke bawah
harga naik terus rakyat susah
macet parah
banjir lagi
sedih lihatnya
saya sangat sedih
turut berduka
memalukan
bikin malu
tidak adil
jahat sekali
dasar tidak tahu malu
sampah
bodoh
tidak masuk akal
menyebalkan
capek
bikin pusing
takut
saya marah
timnya main jelek
kalah lagi`,
  flat: `
{thing} biasa saja
{thing} biasa aja
{thing} standar
{thing} lumayan lah
buka jam {clock}
tutup jam {clock}
lokasinya di {where}
tempatnya di {where}
harganya sekitar {price}
ada yang tahu di mana
ada yang tau jam berapa buka
berapa harganya
apakah masih ada
bagaimana cara daftar
kapan dibuka lagi
bisa bayar pakai kartu
saya pesan kemarin
saya tinggal di {where}
besok saya ke {where}
menunya nasi goreng dan mie
rapat dimulai jam {clock}
acara akan diadakan di {where}
menteri berkunjung ke {where}
presiden menghadiri acara di {where}
pertandingan dimulai jam {clock}
perusahaan itu berdiri tahun 1998
restoran ini berada di {where}
tiket dijual mulai besok
menurut data jumlah penduduk bertambah
film ini tayang minggu depan
tidak ada yang istimewa
sama saja seperti yang lain
belum dicoba
belum pernah coba`,
  good: `
{thing} bagus
{thing} bagus banget
{thing} bagus sekali
{thing} mantap
{thing} keren
{thing} keren banget
{thing} memuaskan
{thing} sangat memuaskan
{thing} oke banget
{thing} enak
{thing} juara
{thing} terbaik
{thing} sesuai pesanan
{thing} sesuai harapan
{thing} tidak mengecewakan
{thing} nyaman
{thing} nyaman dan bersih
puas dengan {thing}
puas banget sama {thing}
suka banget sama {thing}
saya suka {thing}
senang dengan {thing}
recommended
recommended banget
sangat direkomendasikan
wajib coba
wajib dikunjungi
harus ke sini lagi
pasti balik lagi
akan kembali lagi
pasti pesan lagi
langganan di sini
sudah langganan lama
tidak menyesal beli di sini
ga nyesel
terima kasih
terima kasih banyak
makasih kak
makasih pelayanannya
pelayanan ramah
pelayanannya cepat
pelayannya ramah dan sopan
stafnya membantu
admin fast respon
respon cepat
pengiriman cepat
barang sampai dengan selamat
packing rapi
packing aman
barang original
kualitas oke
harga murah
harga terjangkau
murah meriah
sesuai dengan harganya
worth it
makanannya enak
makanannya enak dan murah
makanannya lezat
rasanya enak banget
bumbunya pas
porsinya banyak
sambalnya mantap
kopinya enak
tempatnya nyaman
tempatnya asik buat nongkrong
tempatnya luas
tempatnya bersih
suasananya enak
suasana romantis
pemandangannya indah
udaranya sejuk
cocok untuk keluarga
cocok buat anak anak
kamarnya bersih
kasurnya nyaman
sarapannya enak
lokasinya strategis
dekat dengan stasiun
parkirnya luas
aplikasinya membantu
sangat membantu
mudah digunakan
praktis
bermanfaat
gamenya seru
seru banget
lucu banget
filmnya keren
selamat
selamat ulang tahun
semoga sukses
semoga sehat selalu
alhamdulillah
bangga jadi orang indonesia
bangga dengan timnas
menang
semangat terus
hebat
luar biasa
bersyukur sekali
bahagia sekali
senang sekali hari ini
sukses terus
top`,
  slots: {
    thing: `
pelayanan
pelayanannya
makanannya
makanan
tempatnya
barangnya
aplikasinya
hotelnya
kamarnya
sinyalnya
internetnya
restoran ini
rasanya
pengirimannya
produknya
filmnya
kualitasnya
tokonya`,
    few: `
dua hari
sehari
seminggu
sekali pakai
sebulan
tiga hari`,
    long: `
dua jam
satu jam
seminggu
tiga hari
dua minggu
lima hari
berjam jam`,
    clock: `
sepuluh
delapan pagi
lima sore
sembilan malam
tujuh`,
    where: `
bandung
jakarta
jalan merdeka
surabaya
lantai dua
dekat pasar
bali
kota tua`,
    price: `
20 ribu
50 ribuan
seratus ribu
15 ribu`,
  },
};
