/**
 * Series: TMDB ID | first aired | IMDb ID | TVDB ID | genres | name | episodes of season 1, 2, … (`10*3`: three
 * seasons of ten) | overview | country, language, and original name.
 * IDs, dates, names, and counts are facts; the overviews are ours.
 */
export const seriesTable = `
1396|2008-01-20|tt0903747|81189|drama crime|Breaking Bad|7 13*3 16|A chemistry teacher finds a second career he is too good at.
60059|2015-02-08|tt3032476|273181|crime drama|Better Call Saul|10*5 13|How a small-time lawyer talked himself into a new name.
1399|2011-04-17|tt0944947|121361|fantasy drama|Game of Thrones|10*6 7 6|Families quarrel over an iron chair while winter comes.
94997|2022-08-21|tt11198330|371572|fantasy drama|House of the Dragon|10 8|A family with dragons falls out with itself.
2316|2005-03-24|tt0386676|73244|comedy|The Office|6 22 25 19 28 26 26 24 25|A camera crew watches people sell paper in Scranton.
2996|2001-07-09|tt0290978|78107|comedy|The Office|6 6|A camera crew watches people sell paper in Slough.|GB en The Office
66732|2016-07-15|tt4574334|305288|mystery fantasy|Stranger Things|8 9 8 9|Children on bicycles look for a friend in the wrong world.
1668|1994-09-22|tt0108778|79168|comedy|Friends|24 24 25 24 24 25 24 24 24 18|Six people share a sofa in a coffee house for ten years.
456|1989-12-17|tt0096697|71663|animation comedy|The Simpsons|13 22 24 22 22 25 25 25 25 23 22 21 22 22 22 21 22 22 20 21 23 22*7 21 23 22*4 18 18|A yellow family in a town that could be anywhere.
2190|1997-08-13|tt0121955|75897|animation comedy|South Park|13 18 17 17 14 17 15 14*9 10*7 2 6 6|Four boys in the mountains see the world at its worst.
2734|1999-09-20|tt0203259|75692|crime drama|Law & Order: Special Victims Unit|22 21 23 24 25 25 22*3 19 22 24 24 23 24 23 23 21 24 24 20 16 22 22 13 22|Detectives in New York work the hardest cases.
121|1963-11-23|tt0056751|76107|scifi adventure|Doctor Who|42 39 45 43 40 44 25 25 26*3 20 26*4 20 28 26 22 24 13 14*4|A traveller in a blue box, in the first of many faces.|GB en Doctor Who
57243|2005-03-26|tt0436992|78804|scifi adventure|Doctor Who|13*7 12*3 10 10 6|The blue box lands again, and everything starts with: run.|GB en Doctor Who
82856|2019-11-12|tt8111088|361753|scifi western|The Mandalorian|8*3|A bounty hunter in armour takes care of a small green child.
83867|2022-09-21|tt9253284|393189|scifi drama|Andor|12 12|A thief becomes a rebel one step at a time.
4194|2008-10-03|tt0458290|83268|animation scifi|Star Wars: The Clone Wars|22*4 20 13 12|Between two movies a whole war is fought.
100088|2023-01-15|tt3581920|392256|drama scifi|The Last of Us|9 7|A smuggler brings a girl across a ruined country.
60625|2013-12-02|tt2861424|275274|animation scifi|Rick and Morty|11 10*6|A genius drags his grandson through every dimension.
1438|2002-06-02|tt0306414|79126|crime drama|The Wire|13 12 12 13 10|Police, dealers, dockers and teachers of one city.
1398|1999-01-10|tt0141842|75299|crime drama|The Sopranos|13*5 21|A gangster with panic attacks sees a therapist.
4607|2004-09-22|tt0411008|73739|mystery adventure|Lost|25 24 23 14 17 18|A plane breaks over an island that has plans.
1408|2004-11-16|tt0412142|73255|drama mystery|House|22 24 24 16 24 22 23 22|A rude doctor solves what others cannot.
1418|2007-09-24|tt0898266|80379|comedy|The Big Bang Theory|17 23 23 24*9|Four scientists and the neighbor across the hall.
1100|2005-09-19|tt0460649|75760|comedy|How I Met Your Mother|22 22 20 24*6|A father takes his time to come to the point.
1400|1989-07-05|tt0098904|79169|comedy|Seinfeld|5 12 23 24 22 24 24 22 24|Four friends in New York and nothing in particular.
246|2005-02-21|tt0417299|74852|animation adventure|Avatar: The Last Airbender|20 20 21|A boy out of the ice has to learn four elements.
13916|2006-10-04|tt0877057|79481|animation mystery|Death Note|37|A student finds a notebook that kills.|JP ja デスノート
31911|2009-04-05|tt1355642|85249|animation adventure|Fullmetal Alchemist: Brotherhood|64|Two brothers pay for one forbidden experiment.|JP ja 鋼の錬金術師
30991|1998-04-03|tt0213338|76885|animation scifi|Cowboy Bebop|26|Bounty hunters in space are always hungry.|JP ja カウボーイビバップ
890|1995-10-04|tt0112159|70350|animation scifi|Neon Genesis Evangelion|26|Teenagers steer giants and carry more than that.|JP ja 新世紀エヴァンゲリオン
70523|2017-12-01|tt5753856|334824|mystery scifi|Dark|10 8 8|A child disappears, and the question is not where but when.|DE de Dark
87108|2019-05-06|tt7366338|360893|drama history|Chernobyl|5|A reactor burns, and the truth is not wanted.
93405|2021-09-17|tt10919420|383275|drama thriller|Squid Game|9 7 6|People in debt play children's games for their lives.|KR ko 오징어 게임
76479|2019-07-25|tt1190634|355567|action scifi|The Boys|8*4|Somebody has to keep the superheroes in check.
71912|2019-12-20|tt5180504|362696|fantasy adventure|The Witcher|8*3|A monster hunter, a sorceress and a princess find each other.
65494|2016-11-04|tt4786824|305574|drama history|The Crown|10*6|A young queen and the decades that follow.|GB en The Crown
60574|2013-09-12|tt2442560|270915|crime drama|Peaky Blinders|6*6|A family of bookmakers in Birmingham wants more.|GB en Peaky Blinders
19885|2010-07-25|tt1475582|176941|crime mystery|Sherlock|3*4|The detective of Baker Street gets a telephone.|GB en Sherlock
42009|2011-12-04|tt2085059|253463|scifi drama|Black Mirror|3 3 6 6 3 5 6|Each story takes one screen a little too far.|GB en Black Mirror
46648|2014-01-12|tt2356777|270633|crime mystery|True Detective|8*3 6|Every season another case, and what it does to those who solve it.
60622|2014-04-15|tt2802850|269613|crime comedy|Fargo|10*3 11 10|Polite people in the snow make terrible decisions.
1402|2010-10-31|tt1520211|153021|horror drama|The Walking Dead|6 13 16*7 22 24|A sheriff wakes up after the end of the world.
1622|2005-09-13|tt0460681|78901|fantasy mystery|Supernatural|22 22 16 22*3 23*7 20 20|Two brothers drive across the country and hunt what hides.
8592|2009-04-09|tt1266020|84912|comedy|Parks and Recreation|6 24 16 22*3 13|A cheerful civil servant fights for a park.
48891|2013-09-17|tt2467372|269586|comedy crime|Brooklyn Nine-Nine|22 23 23 22 22 18 13 10|A precinct full of oddballs gets a very serious captain.
1405|2006-10-01|tt0773262|79349|crime drama|Dexter|12*8|A forensic expert keeps a secret that would interest his colleagues.
1104|2007-07-19|tt0804503|80337|drama|Mad Men|13*6 14|Advertising, cigarettes and secrets on Madison Avenue.
76331|2018-06-03|tt7660850|338186|drama comedy|Succession|10 10 9 10|Four siblings wait for their father to retire.
97546|2020-08-14|tt10986410|383203|comedy drama|Ted Lasso|10 12 12|A coach who knows nothing of football trains a football club.
95396|2022-02-18|tt11280740|371980|mystery scifi|Severance|9 10|Office workers leave their memories at the lift.
94605|2021-11-06|tt11126994|371028|animation fantasy|Arcane|9 9|Two sisters on two sides of a divided city.
655|1987-09-28|tt0092455|71470|scifi adventure|Star Trek: The Next Generation|26 22 26*5|A new crew goes where nobody has gone before.
1437|2002-09-20|tt0303461|78874|scifi western|Firefly|14|A small ship stays one job ahead of the law.
4087|1993-09-10|tt0106179|77398|mystery scifi|The X-Files|24 25 24 24 20 22 22 21 20 6 10|A believer and a sceptic share a basement office.
63639|2015-12-14|tt3230854|280619|scifi drama|The Expanse|10 13 13 10 10 6|A missing ship brings three worlds to the edge of war.
4613|2001-09-09|tt0185906|74205|war drama|Band of Brothers|10|One company from training camp to the end of the war.
1044|2006-03-05|tt0795176|79257|documentary|Planet Earth|11|A patient look at the wild places of one planet.|GB en Planet Earth
`;
