/**
 * Movies: TMDB ID | release date | IMDb ID | genres | title | overview | language and original title.
 * IDs, dates, and titles are facts; the overviews are ours.
 */
export const movieTable = `
278|1994-09-23|tt0111161|drama crime|The Shawshank Redemption|A banker serving life keeps his hope alive behind high walls.
238|1972-03-14|tt0068646|crime drama|The Godfather|The youngest son of a crime family is drawn into the business he wanted to avoid.
240|1974-12-20|tt0071562|crime drama|The Godfather Part II|A new head of the family tightens his grip while we learn how his father began.
155|2008-07-16|tt0468569|action crime|The Dark Knight|A masked vigilante meets an enemy who only wants to see the city burn.
272|2005-06-10|tt0372784|action crime|Batman Begins|An heir turns fear and grief into a mask.
49026|2012-07-16|tt1345836|action crime|The Dark Knight Rises|A broken hero has to climb out once more.
268|1989-06-21|tt0096895|action fantasy|Batman|A grinning criminal and a silent bat fight over one city.
414906|2022-03-01|tt1877830|crime mystery|The Batman|In his second year a young vigilante follows a trail of riddles.
680|1994-09-10|tt0110912|crime thriller|Pulp Fiction|Two hitmen, a boxer and a briefcase cross paths out of order.
1003596|2026-12-16|tt21357150|action scifi|Avengers: Doomsday|The heroes of several worlds meet one enemy.
1003598|2027-12-15|tt21361444|action scifi|Avengers: Secret Wars|What is left of all worlds fits into one battle.
550|1999-10-15|tt0137523|drama thriller|Fight Club|A sleepless clerk and a soap maker start something they cannot stop.
13|1994-06-23|tt0109830|drama romance|Forrest Gump|A kind man runs through three decades of history without noticing.
603|1999-03-31|tt0133093|scifi action|The Matrix|A programmer learns that the world he knows is a program too.
604|2003-05-15|tt0234215|scifi action|The Matrix Reloaded|The last human city has seventy-two hours left.
605|2003-11-05|tt0242653|scifi action|The Matrix Revolutions|Machines and people come to the end of their war.
624860|2021-12-16|tt10838180|scifi action|The Matrix Resurrections|A game designer suspects that his game once was his life.
27205|2010-07-15|tt1375666|scifi action|Inception|Thieves who work in dreams are asked to leave an idea behind.
157336|2014-11-05|tt0816692|scifi adventure|Interstellar|A father flies through a wormhole to find his children a future.
77|2000-10-11|tt0209144|mystery thriller|Memento|A man without short-term memory hunts with notes and tattoos.
1124|2006-10-17|tt0482571|mystery drama|The Prestige|Two magicians ruin each other over one trick.
872585|2023-07-19|tt15398776|drama history|Oppenheimer|A physicist leads the race for the bomb and has to live with it.
577922|2020-08-22|tt6723592|action scifi|Tenet|An agent learns to fight forwards and backwards in time.
374720|2017-07-19|tt5013056|war drama|Dunkirk|An army waits on a beach for boats that may not come.
346698|2023-07-19|tt1517268|comedy adventure|Barbie|A doll leaves her perfect world and finds a complicated one.
841|1984-12-14|tt0087182|scifi adventure|Dune|The first big-screen journey to the desert planet and its spice.
438631|2021-09-15|tt1160419|scifi adventure|Dune|A young heir comes to the most dangerous planet of the empire.
693134|2024-02-27|tt15239678|scifi adventure|Dune: Part Two|Among the people of the desert an exile becomes a legend.
348|1979-05-25|tt0078748|horror scifi|Alien|The crew of a freighter is woken by a signal they should have ignored.
679|1986-07-18|tt0090605|action scifi|Aliens|The survivor goes back, this time with marines.
70981|2012-05-30|tt1446714|scifi mystery|Prometheus|Scientists follow ancient drawings to a distant moon.
78|1982-06-25|tt0083658|scifi thriller|Blade Runner|A tired detective hunts artificial people who want more time.
335984|2017-10-04|tt1856101|scifi drama|Blade Runner 2049|A young hunter digs up a secret that was buried for thirty years.
329865|2016-11-10|tt2543164|scifi drama|Arrival|A linguist has to learn the language of visitors before somebody shoots.
273481|2015-09-17|tt3397884|crime thriller|Sicario|An agent joins a task force whose rules nobody explains.
62|1968-04-02|tt0062622|scifi mystery|2001: A Space Odyssey|From the first tool to a computer that knows too much.
694|1980-05-23|tt0081505|horror thriller|The Shining|A family looks after an empty hotel through one long winter.
935|1964-01-29|tt0057012|comedy war|Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb|A mad general, a war room and a telephone call that goes badly.
11|1977-05-25|tt0076759|scifi adventure|Star Wars|A farm boy, a smuggler and a princess take on a moon that is no moon.
1891|1980-05-20|tt0080684|scifi adventure|The Empire Strikes Back|The rebels flee over the ice while their hero looks for a teacher.
1892|1983-05-25|tt0086190|scifi adventure|Return of the Jedi|One last battle in space, in a forest and between father and son.
120|2001-12-18|tt0120737|fantasy adventure|The Lord of the Rings: The Fellowship of the Ring|Nine set out to carry one small ring to the fire.
121|2002-12-18|tt0167261|fantasy adventure|The Lord of the Rings: The Two Towers|The company is scattered and war comes to the plains.
122|2003-12-17|tt0167260|fantasy adventure|The Lord of the Rings: The Return of the King|A king comes home while two friends climb a mountain.
49051|2012-12-12|tt0903624|fantasy adventure|The Hobbit: An Unexpected Journey|Thirteen dwarves invite themselves to dinner and a dragon hunt.
671|2001-11-16|tt0241527|fantasy family|Harry Potter and the Philosopher's Stone|A boy under the stairs gets a letter that changes everything.
672|2002-11-13|tt0295297|fantasy family|Harry Potter and the Chamber of Secrets|Something whispers in the walls of the school.
673|2004-05-31|tt0304141|fantasy family|Harry Potter and the Prisoner of Azkaban|A prisoner escapes, and everybody knows whom he wants.
329|1993-06-11|tt0107290|adventure scifi|Jurassic Park|A park full of dinosaurs has a very bad opening weekend.
135397|2015-06-06|tt0369610|adventure scifi|Jurassic World|The park is open at last and needs a bigger attraction.
105|1985-07-03|tt0088763|comedy scifi|Back to the Future|A teenager must make sure that his parents fall in love.
165|1989-11-22|tt0096874|comedy scifi|Back to the Future Part II|A sports almanac spoils the present from the future.
196|1990-05-25|tt0099088|comedy western|Back to the Future Part III|The last trip leads to the Wild West.
85|1981-06-12|tt0082971|adventure action|Raiders of the Lost Ark|An archaeologist races for a chest that should stay shut.
578|1975-06-20|tt0073195|horror adventure|Jaws|A police chief who fears the water has to go out on it.
601|1982-06-11|tt0083866|family scifi|E.T. the Extra-Terrestrial|A lonely boy hides a visitor who only wants to call home.
424|1993-12-15|tt0108052|drama history|Schindler's List|A businessman spends his fortune on a list of names.
218|1984-10-26|tt0088247|scifi action|The Terminator|A machine from the future looks for a waitress.
280|1991-07-03|tt0103064|scifi action|Terminator 2: Judgment Day|The machine is back, and this time it protects.
597|1997-11-18|tt0120338|drama romance|Titanic|Two people meet on a ship that will not arrive.
19995|2009-12-15|tt0499549|scifi adventure|Avatar|A marine in a borrowed body finds a people worth defending.
76600|2022-12-14|tt1630029|scifi adventure|Avatar: The Way of Water|A family looks for shelter among the people of the reefs.
8587|1994-06-15|tt0110357|animation family|The Lion King|A cub runs from his past until it finds him.
420818|2019-07-12|tt6105098|family adventure|The Lion King|The savannah again, this time with every hair in place.
862|1995-11-22|tt0114709|animation comedy|Toy Story|A cowboy doll gets a rival with wings.
863|1999-11-24|tt0120363|animation comedy|Toy Story 2|A collector steals a toy, and his friends set out to fetch him.
12|2003-05-30|tt0266543|animation family|Finding Nemo|A careful father swims across an ocean.
10681|2008-06-22|tt0910970|animation scifi|WALL·E|The last robot on Earth falls in love with a visitor.
14160|2009-05-28|tt1049413|animation adventure|Up|An old man ties balloons to his house and takes off.
2062|2007-06-28|tt0382932|animation comedy|Ratatouille|A rat with taste finds work in a kitchen in Paris.
150540|2015-06-17|tt2096673|animation family|Inside Out|Five feelings try to run a girl's life.
354912|2017-10-27|tt2380307|animation music|Coco|A boy with a guitar walks into the land of the dead.
808|2001-05-18|tt0126029|animation comedy|Shrek|An ogre rescues a princess to get his swamp back.
129|2001-07-20|tt0245429|animation fantasy|Spirited Away|A girl takes a job in a bathhouse for spirits.|ja 千と千尋の神隠し
128|1997-07-12|tt0119698|animation fantasy|Princess Mononoke|A cursed prince stands between a forest and an ironworks.|ja もののけ姫
8392|1988-04-16|tt0096283|animation family|My Neighbor Totoro|Two sisters find a very large neighbor in the woods.|ja となりのトトロ
149|1988-07-16|tt0094625|animation scifi|Akira|A biker gang stumbles over a power that could end the city.|ja アキラ
9323|1995-11-18|tt0113568|animation scifi|Ghost in the Shell|An agent in a machine body asks what is left of her.|ja 攻殻機動隊
315837|2017-03-29|tt1219827|scifi action|Ghost in the Shell|The same question, asked with actors.
372058|2016-08-26|tt5311514|animation romance|Your Name.|Two strangers wake up in each other's lives.|ja 君の名は。
496243|2019-05-30|tt6751668|thriller comedy|Parasite|One family after the other moves into a beautiful house.|ko 기생충
670|2003-11-21|tt0364569|thriller mystery|Oldboy|A man is locked up for fifteen years and never told why.|ko 올드보이
194|2001-04-25|tt0211915|comedy romance|Amélie|A waitress in Montmartre secretly puts lives in order.|fr Le Fabuleux Destin d'Amélie Poulain
324857|2018-12-06|tt4633694|animation action|Spider-Man: Into the Spider-Verse|A boy from Brooklyn is not the only one who climbs walls.
24428|2012-04-25|tt0848228|action scifi|The Avengers|Six heroes who cannot stand each other save a city.
299536|2018-04-25|tt4154756|action adventure|Avengers: Infinity War|A titan collects six stones and nobody can stop him.
299534|2019-04-24|tt4154796|action adventure|Avengers: Endgame|Those who are left try to undo the worst day.
1726|2008-04-30|tt0371746|action scifi|Iron Man|A weapons maker builds a suit in a cave.
475557|2019-10-01|tt7286456|crime drama|Joker|A clown nobody laughs about loses his footing.
76341|2015-05-13|tt1392190|action scifi|Mad Max: Fury Road|A chase through the desert, and the same way back.
9659|1979-04-12|tt0079501|action thriller|Mad Max|A highway policeman loses what he was driving home to.
562|1988-07-15|tt0095016|action thriller|Die Hard|A barefoot policeman spoils a robbery in a tower.
807|1995-09-22|tt0114369|crime mystery|Se7en|Two detectives follow a murderer with a list.
274|1991-02-14|tt0102926|crime thriller|The Silence of the Lambs|A trainee asks a prisoner for help and pays with memories.
115|1998-03-06|tt0118715|comedy crime|The Big Lebowski|A bowler only wants his rug replaced.
275|1996-03-08|tt0116282|crime comedy|Fargo|A pregnant police chief unravels a clumsy kidnapping.
120467|2014-02-26|tt2278388|comedy drama|The Grand Budapest Hotel|A concierge and his lobby boy inherit a painting and trouble.
389|1957-04-10|tt0050083|drama|12 Angry Men|One juror is not so sure.
539|1960-06-22|tt0054215|horror thriller|Psycho|A woman with stolen money stops at the wrong motel.
346|1954-04-26|tt0047478|action drama|Seven Samurai|Farmers hire seven swordsmen for three meals a day.|ja 七人の侍
429|1966-12-22|tt0060196|western|The Good, the Bad and the Ugly|Three gunmen, one grave, and a lot of gold.|it Il buono, il brutto, il cattivo
762|1975-04-03|tt0071853|comedy adventure|Monty Python and the Holy Grail|Knights without horses look for a cup.
620|1984-06-08|tt0087332|comedy fantasy|Ghostbusters|Three scientists without a job start catching ghosts.
43074|2016-07-14|tt1289401|comedy fantasy|Ghostbusters|Four women answer the same call.
1091|1982-06-25|tt0084787|horror scifi|The Thing|At a station in the ice nobody knows who is still human.
60935|2011-10-12|tt0905372|horror scifi|The Thing|What happened at the other station a few days earlier.
545611|2022-03-24|tt6710474|comedy scifi|Everything Everywhere All at Once|A laundromat owner does her taxes in every universe.
496|2006-11-01|tt0443453|comedy|Borat: Cultural Learnings of America for Make Benefit Glorious Nation of Kazakhstan|A reporter crosses a country that has no idea.
`;
