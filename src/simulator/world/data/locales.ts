/** People's names by language, written as people write them; `written|latin` where the script is not Latin. */
export interface Locale {
  code: string
  /** How many of 100 people, roughly. */
  weight: number
  familyFirst?: boolean
  given: string[]
  family: string[]
}

const list = (text: string): string[] => text.split(',').map((item) => item.trim())

export const LOCALES: Locale[] = [
  {
    code: 'en',
    weight: 34,
    given: list(
      'Olivia, Jack, Amelia, Noah, Grace, Liam, Ruby, Owen, Hannah, Caleb, Zoe, Marcus, Priya, Elijah, Naomi, Felix, Tessa, Desmond, Ivy, Rowan, Keisha, Gareth, Siobhán, Theo, Maeve, Darnell, Abigail, Callum, Jasmine, Wes',
    ),
    family: list(
      "Whitfield, O'Connor, Hargreaves, Mbeki-Stone, Callahan, Prescott, Ellison, Nakamura-Reed, Fairbanks, Thackeray, Osborne, Penhaligon, McAllister, Rutherford, D'Souza, Winslow, Blackwood, Lockhart, Sinclair, Beaumont, Ashdown, Kowalczyk, Pemberton, Villanueva, Okafor, Holloway, Marchetti, Yates, Quill, Dunne",
    ),
  },
  {
    code: 'de',
    weight: 9,
    given: list(
      'Jürgen, Käthe, Lukas, Anneliese, Björn, Sören, Franziska, Matthias, Heike, Jörg, Ute, Maximilian, Lena',
    ),
    family: list(
      'Müller, Schäfer, Groß, Weiß, Köhler, Böhm-Reuter, von der Heide, Lindemann, Jäger, Pfeiffer, Straßer, Kühn',
    ),
  },
  {
    code: 'fr',
    weight: 9,
    given: list('Chloé, Anaïs, Zoé, Rémi, François, Jérôme, Maëlle, Benoît, Gaëlle, Thibault, Inès, Hélène, Loïc'),
    family: list(
      "Lefèvre, Garçon, Béranger, d'Aubigné, Le Goff, Moreau, Dupré, Château, Fontaine, Noël, Delacroix, Hébert",
    ),
  },
  {
    code: 'es',
    weight: 9,
    given: list('José Luis, Begoña, Íñigo, Lucía, María Ángeles, Andrés, Ximena, Raúl, Martín, Sofía, Joaquín, Núria'),
    family: list(
      'Muñoz Peña, Ibáñez, García Márquez, Núñez, Fernández, Ordóñez Ruiz, Castro, Zúñiga, Peñalver, Domínguez',
    ),
  },
  {
    code: 'pt',
    weight: 6,
    given: list('João, Conceição, Beatriz, Antônio, Inês, Gonçalo, Luísa, Tomás, Márcia, Estêvão'),
    family: list('Araújo, Gonçalves, da Conceição, Simões, Magalhães, Brandão, Sá e Silva, Furtado, Leitão'),
  },
  {
    code: 'nordic',
    weight: 5,
    given: list('Åsa, Øyvind, Sigrún, Jökull, Mette, Håkon, Freja, Väinö, Þóra, Anders, Linnéa, Søren'),
    family: list(
      'Ångström, Sørensen, Björnsdóttir, Hämäläinen, Østergaard, Lindström, Þorvaldsson, Næss, Mäkelä, Ødegaard',
    ),
  },
  {
    code: 'slavic',
    weight: 5,
    given: list('Łukasz, Zuzanna, Ondřej, Žofie, Čeněk, Małgorzata, Dragan, Ljiljana, Jiří, Agnieszka, Bogdan'),
    family: list(
      'Wiśniewska, Dvořák, Černý, Żółkiewski, Kovačević, Šimůnek, Grzybowski, Đorđević, Hájek, Brzęczyszczykiewicz',
    ),
  },
  {
    code: 'tr',
    weight: 2,
    given: list('Ayşe, Çağla, Işıl, Ömer, Gökhan, Şebnem, Tuğba, Cem'),
    family: list('Yılmaz, Öztürk, Çelik, Şahin, Aydoğdu, Karaağaç, Güneş'),
  },
  {
    code: 'vi',
    weight: 2,
    familyFirst: true,
    given: list('Thị Hạnh, Văn Đức, Minh Tuấn, Thùy Dương, Quốc Bảo, Ngọc Ánh'),
    family: list('Nguyễn, Trần, Phạm, Đặng, Hoàng, Võ'),
  },
  {
    code: 'ja',
    weight: 4,
    familyFirst: true,
    given: list('美咲|Misaki, 健太|Kenta, 陽子|Yoko, 大輔|Daisuke, さくら|Sakura, 翔太|Shota, 直美|Naomi, 悠真|Yuma'),
    family: list(
      '佐藤|Sato, 鈴木|Suzuki, 高橋|Takahashi, 渡辺|Watanabe, 小林|Kobayashi, 長谷川|Hasegawa, 五十嵐|Igarashi',
    ),
  },
  {
    code: 'zh',
    weight: 4,
    familyFirst: true,
    given: list('伟|Wei, 秀英|Xiuying, 嘉欣|Jiaxin, 子轩|Zixuan, 思远|Siyuan, 淑芬|Shufen, 明哲|Mingzhe'),
    family: list('王|Wang, 李|Li, 欧阳|Ouyang, 陈|Chen, 林|Lin, 张|Zhang, 司马|Sima'),
  },
  {
    code: 'ko',
    weight: 2,
    familyFirst: true,
    given: list('서연|Seoyeon, 민준|Minjun, 지우|Jiwoo, 하은|Haeun, 도윤|Doyun'),
    family: list('김|Kim, 이|Lee, 박|Park, 최|Choi, 남궁|Namgung'),
  },
  {
    code: 'ar',
    weight: 3,
    given: list('ليلى|Layla, عمر|Omar, فاطمة|Fatima, يوسف|Yousef, نور|Nour, عبد الرحمن|Abdulrahman, ريم|Reem'),
    family: list(
      'الحداد|Alhaddad, القحطاني|Alqahtani, منصور|Mansour, بن سلطان|Binsultan, الخطيب|Alkhatib, شاهين|Shaheen',
    ),
  },
  {
    code: 'he',
    weight: 2,
    given: list('נועה|Noa, איתן|Eitan, תמר|Tamar, יונתן|Yonatan, שירה|Shira'),
    family: list('כהן|Cohen, לוי|Levi, בן־דוד|Ben-David, אלמוג|Almog, פרידמן|Friedman'),
  },
  {
    code: 'cyrillic',
    weight: 2,
    given: list('Олена|Olena, Тарас|Taras, Наталія|Nataliia, Ярослав|Yaroslav, Ґалина|Galyna'),
    family: list('Шевченко|Shevchenko, Коваленко|Kovalenko, Щербак|Shcherbak, Їжак|Yizhak'),
  },
  {
    code: 'hi',
    weight: 2,
    given: list('आरव|Aarav, दीपिका|Deepika, रोहन|Rohan, काव्या|Kavya'),
    family: list('शर्मा|Sharma, पटेल|Patel, चट्टोपाध्याय|Chattopadhyay, अय्यर|Iyer'),
  },
]

/** A first name so long that it meets every length limit. */
export const LONG_GIVEN = 'María de los Ángeles Guadalupe Immaculada'
export const LONG_FAMILY = 'Fernández-Villaverde y Gutiérrez de la Concha-Echeverría von Hohenstaufen'
