using System.Text;

namespace Platform.Domain.Leads.Matching;

/// <summary>
/// Short forms of first names used in the United States, written down by us. A short form may belong to several names (Chris, Pat, Alex); two first names go
/// together when one is a short form of the other or both are of the same name.
/// </summary>
internal static class Nicknames
{
    /// <summary>Groups that one name can belong to; further ones are left out.</summary>
    public const int MaxGroups = 4;

    private const string Table = """
        abigail abby abbie gail|abraham abe bram|adelaide addie ada heidi|adeline addie ada|adrian ade|agnes aggie nessie|alan al allan allen|albert al bert bertie
        alexander alex al xander alec sandy sasha lex|alexandra alex sandra lexi lexie sandy sasha ali alexa|alexis alex lexi lexie|alfred al fred alf alfie freddy
        alice allie ali|alicia ali allie|alison allison ali allie|allan al|allen al|alonzo lonnie al lon|alvin al vin|amanda mandy manda amy|amelia amy millie mia emily
        anastasia ana stacy stacey tasia|andrea andi andie drea|andrew andy drew andre|angela angie angel|angelica angie angel|angelina angie lina|anita nita ann
        anna ann annie anne ana|ann annie anna anne|anne annie anna ann|annette ann annie netta|anthony tony ant antonio|antoinette toni nettie|antonio tony anthony
        archibald archie|arlene arly lena|armando mando|arnold arnie arn|arthur art artie|aubrey bree|audrey audi dee|augustus gus augie|august gus augie
        barbara barb barbie babs bobbie|barry baz|bartholomew bart|beatrice bea trixie betty|belinda bel linda lindy|benjamin ben benny benji bennie|benedict ben benny
        bernadette bernie detta|bernard bernie barney|bernice bernie bunny|bertha bert bertie|beth betty|bethany beth|beverly bev|blanche bea|bradford brad ford|bradley brad
        bradon brad|brandon bran|brenda bren|brendan bren|brian bri bry bryan|bridget biddy bridie|bryan bri bry brian|brittany britt brit|calvin cal vin|cameron cam
        camille cami cammie millie|candace candy candi|carl charlie|carla carly|carlos charlie carl|carol carrie carole caroline|caroline carrie carol carolyn lynn|carolyn carrie carol lynn caroline
        casey case|cassandra cassie sandra cass|catherine cathy kate cat cathie katie kitty cate katherine kathy|cecilia cece celia cissy|cecil cece|chad chadwick
        charlene charlie char|charles charlie chuck chas chaz chip charley|charlotte charlie lottie char|chelsea chels|cheryl cherie sherry|chester chet|christian chris
        christina chris tina chrissy christy kristina crissy|christine chris tina chrissy christy kristine crissy|christopher chris topher kit kris christy
        clarence clare|claire clare|clara clare|clayton clay|clifford cliff|clifton cliff|clinton clint|clyde cly|colleen coll|connor con|constance connie|cornelius neil corny
        courtney court|craig cra|crystal crys chris|curtis curt kurt|cynthia cindy cyndi cyn cindi|cyrus cy|dale da|daniel dan danny dannie|danielle dani danny|daphne daph
        darlene dar darla|darrell darry|darren daz|david dave davey davy|dawn dawnie|dean dino|deborah deb debbie debby debra debora|debra deb debbie debby deborah
        delbert del bert|delores dee lori|denise dee denny|dennis denny den|derek der|desmond des|diana di diane|diane di diana dianne|dolores dee lola lori
        dominic dom nick|dominick dom nick|donald don donny donnie|donna don|donovan don|dorothy dot dottie dolly dory|douglas doug|duane dewey|dustin dusty|dwight ike
        earl earle|edgar ed eddie|edith edie|edmund ed eddie ned ted|eduardo ed eddie edward lalo|edward ed eddie ted ned teddy ward eddy|edwin ed eddie win|eileen leen
        elaine lainie ellie|eleanor ellie nell nora elle lena ella|eli elijah|elijah eli|elisabeth liz beth betsy lisa eliza betty lizzie libby bess ellie|elise ellie
        elizabeth liz beth betsy betty lizzie libby eliza lisa liza bess bessie ellie lizbeth elise elisabeth|ella ellie|ellen ellie nell|elmer el|elvira elvie|elwood woody
        emanuel manny|emily em emmy emma millie|emma em emmy|enrique rick henry kiki|eric rick ricky erik|erica ricki|erik rick|ernest ernie|ernesto ernie neto|esther essie
        ethan eth|ethel ettie|eugene gene|eugenia gene genie|eunice eunie|eva evie|evan ev|evelyn evie eve lyn|everett ev|faith fay|felicia fel|felix fee|ferdinand ferdie|fernando nando
        florence flo flossie|frances fran fannie francie frannie|francesca fran franny frankie|francine fran francie|francis frank fran|francisco frank paco pancho cisco|frank frankie
        franklin frank|frederick fred freddy rick fritz freddie|fredrick fred freddy rick freddie|gabriel gabe|gabriela gabby gaby|gabriella gabby gaby ella|gabrielle gabby elle|garrett gary
        gary gare|gene eugene|genevieve gen jenny viv|geoffrey geoff jeff|george georgie jorge|georgia georgie|georgina gina georgie|gerald jerry gerry|geraldine gerry jerri dina|gerard jerry gerry
        gilbert gil bert|glenda glen|glenn glen|gloria glo|gordon gordy|grace gracie|graham gram|gregory greg gregg|gretchen greta|griffin griff|guadalupe lupe|guillermo memo bill
        gustavo gus|gwendolyn gwen wendy|hannah han|harold hal harry|harriet hattie|harrison harry|harry hal|harvey harv|hazel haze|heather heath|hector heck|heidi hei|helen nell nellie lena|helena lena nell
        henrietta etta hattie|henry hank harry hal|herbert herb bert|herman herm|hilary hil|hillary hil|holly hol|horace ace|howard howie|hubert bert hugh|hugh hughie|ian iain|ignacio nacho
        irene rene|irving irv|isaac ike zac|isabel bella izzy belle|isabella bella izzy belle|isabelle bella izzy belle|isaiah ike|ismael ish|israel izzy|ivan van|jack jackie john
        jacob jake jay|jacqueline jackie jacqui jacky|jacquelyn jackie lyn|jaime jamie jim|james jim jimmy jamie jimmie jem|jane janie jan|janet jan|janice jan|jared jerry|jasmine jaz jazz|jason jay jase
        jay jayson|jean jeannie|jeanette jean jeannie nettie|jeanne jean jeannie|jeffery jeff geoff jeffrey|jeffrey jeff geoff jeffery|jennifer jen jenny jenn jenni jennie|jeremiah jerry jeremy
        jeremy jerry jem|jermaine jerry|jerome jerry|jesse jess|jessica jess jessie|jesus chuy|jill jilly|jillian jill|joan joanie jo|joann jo joanne|joanna jo joan|joanne jo joan joann|jocelyn joss joy
        joel joe|john jack johnny jon johnnie|johnathan john jon johnny nathan|jonathan jon john nathan jonny johnny|jordan jordy|jorge george|jose joe pepe joseph|josefina josie|joseph joe joey jo jody
        josephine josie jo|joshua josh|joyce joy|juan john|juanita nita|judith judy judi|julia julie jules|julian jules|juliana julie|julie jules julia|juliet julie|julio jules|justin jus|karen kari
        karl carl|katelyn kate katie kait|katherine kate katie kathy kat kathie kay kitty katy kathryn catherine cathy|kathleen kathy kate katie kay|kathryn kate katie kathy kat kay katy katherine catherine
        katrina kat trina kate|kay katherine|keith kei|kelly kel|kelsey kel|kendall ken|kendra ken|kenneth ken kenny kenn|kent ken|kerry ker|kevin kev|kim kimberly|kimberley kim kimmy|kimberly kim kimmy kimmie
        kirsten kirsty|kirk ki|kristen kris kristy kristi kristin|kristin kris kristy kristi kristen|kristina kris tina kristy|kristine kris tina kristy|kristopher kris chris topher|kurt curt
        lauren laurie|laura laurie lori|lawrence larry lars laurence|laurence larry laurie lawrence|leah lea|lee leigh|leland lee|leo leon|leon leo lee|leona leo|leonard leo len lenny leon
        leonardo leo|leroy roy lee|leslie les|lester les|lewis lew lou louis|liam will|lillian lily lil lilly|lily lil|linda lindy lin lynn|lindsay lin|lindsey lin|lisa lise|lloyd floyd|logan lo
        lois lo|lonnie lon|loretta lori etta retta|lori lorraine|lorraine lori lorrie rainey|louis lou louie lewis|louise lou lulu|lucas luke|lucille lucy lu|lucinda cindy lucy|lucy lu luz|luis lou louis
        luke lucas|luther lute|lydia lyddie|lynn lin lynne|mabel may|madeleine maddie lena|madeline maddie lena|madison maddie|magdalena maggie lena|malcolm mal|manuel manny|marcia marcy
        marcus marc mark|margaret maggie peggy meg marge margie rita peg daisy greta madge|margarita rita margie|maria mary marie ria|marian mary|marianne mary anne|marie mary maria
        marilyn mary lynn|mario mar|marion mary|marjorie marge margie|mark marc marcus|marlene marla lena|marsha marcia|marshall marsh|martha marty patsy mattie|martin marty mart|marvin marv
        mary molly polly mamie marie maria may|mathew matt matty|matilda tilly mattie|matthew matt matty mat|maureen mo reenie|maurice maury mo|maxine max|maximilian max|maxwell max|megan meg|melanie mel
        melinda mindy mel linda|melissa missy mel lissa|melvin mel|mercedes mercy|meredith mere|michael mike mikey mick mickey micky miguel|michaela mickey|michele shelly micki michelle|michelle shelly micki shell
        miguel mike michael|mildred millie|milton milt|minnie min|miranda mandy randi|miriam mimi mim|mitchell mitch|mohammed mo|mohammad mo|monica moni|montgomery monty|morgan mo|morris moe morrie|moses moe
        muriel mur|myron ron|nadine dee|nancy nan|naomi nomi|natalie nat|natasha tasha nat|nathan nate nat|nathaniel nate nat nathan|neil neal|nelson nels|nicholas nick nicky nico nicolas|nicolas nick nicky nico
        nichole nicky nikki|nicole nicky nikki nic|noah noe|noel noelle|nora norah|norma norm|norman norm|olive ollie liv|oliver ollie|olivia liv livvy ollie|oscar ozzie|oswald ozzie|otto ott|owen ewen
        pamela pam pammy|patrice pat patty|patricia pat patty trish tricia patti patsy|patrick pat paddy rick|paul pauly paulie|paula polly|pauline polly|pearl perl|pedro pete peter|peggy peg margaret
        penelope penny|percy perce|perry per|peter pete petey|philip phil pip phillip|phillip phil pip philip|phyllis phyl|priscilla prissy cilla|prudence pru|rachel rae|rafael rafe rafa|ralph ralphie
        ramon ray|ramona mona|randall randy|randolph randy|raphael rafe|raul ray|raymond ray|rebecca becky becca beck|reginald reg reggie|regina gina|rene renee|renee rene|reuben rube ben|rex reginald|rhonda ron
        ricardo rick ricky|richard rick dick rich ricky richie rickie|rita margarita|robert bob rob bobby robbie bert robby roberto|roberta bobbie robbie|roberto bob rob bobby robert beto|robin rob
        rochelle shelly|roderick rod rick|rodney rod|rodolfo rudy|rogelio roger|roger rog|roland roly|ronald ron ronny ronnie|ronda ron|rosalie rose rosie|rosalind roz|rosa rose rosie|rose rosie rosa
        rosemary rose rosie mary|roxanne roxy|roy leroy|ruben ben rube|rudolph rudy|russell russ rusty|ruth ruthie|ryan ry|sabrina bri|sally sal sarah|salvador sal|salvatore sal|samantha sam sammy|samuel sam sammy
        sandra sandy sandi|santiago santi|sara sally sarah|sarah sally sadie sara|savannah vanna|scott scotty|sean shaun|sebastian seb bastian|sergio serge|seymour sy|shannon shan|sharon shari sherry
        shaun sean|shawn sean shaun|sheila she|shelby shel|sheldon shel|shelley shell|sherri sherry cheryl|shirley shirl|sidney sid|silvia syl|simon si|sofia sophie|solomon sol|sonia sunny|sophia sophie
        spencer spence|stacey stace stacy|stanley stan|stella star|stephanie steph stephie steffi|stephen steve stevie steven steph|sterling stirling|steven steve stevie stephen|stewart stu|stuart stu
        sue susan|susan sue susie suzie suzy|susanna sue susie|suzanne sue suzie suzy susie|sylvester sly|sylvia syl|tabitha tabby|tamara tammy tam|tammy tam|tanya tan|tara tare|taylor tay|ted theodore
        terence terry|teresa terri terry tess tessa resa theresa|terrance terry|terrence terry|thaddeus thad|thelma thel|theodora dora|theodore ted teddy theo|theresa terri terry tess tessa tracy teresa
        thomas tom tommy thom|tiffany tiff|timothy tim timmy|tobias toby|todd tod|tonya toni|tracy trace|travis trav|trevor trev|tristan tris|troy roy|tyler ty|tyrone ty|ursula ursie|valerie val
        vanessa nessa van|vera vee|vernon vern|veronica ronnie vera roni|vicki vicky victoria|victor vic|victoria vicky vicki tori vic|vincent vin vince vinny vinnie|viola vi|violet vi|virgil virg|virginia ginny ginger gina
        vivian viv|wallace wally|walter walt wally|wanda wan|warren ren|wayne way|wendell dell|wendy wen|wesley wes|wilbert will bert|wilbur will|wilfred will fred|wilhelmina minnie willa
        william bill will billy willie liam willy|willard will|willie will|wilma willie|winifred winnie|winston win|woodrow woody|yolanda yoli|yvette eve|yvonne von|zachariah zach zack|zachary zach zack zac
        """;

    private static readonly HashedNumbers Groups = new(Build());

    /// <summary>The groups of a first name by the <see cref="Fold.Hash"/> of it folded, one in each 16 bits; 0 when it has none.</summary>
    public static ulong GroupsOf(ulong name) => Groups[name];

    /// <summary>Whether two sets of groups have one in common.</summary>
    public static bool Share(ulong a, ulong b)
    {
        for (; a != 0; a >>= 16)
        {
            var group = a & 0xFFFF;
            for (var rest = b; rest != 0; rest >>= 16)
            {
                if ((rest & 0xFFFF) == group)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static Dictionary<ulong, ulong> Build()
    {
        var result = new Dictionary<ulong, ulong>();
        ulong group = 0;
        foreach (var line in Table.Split(['|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            group++;
            foreach (var name in line.Split(' '))
            {
                var key = Fold.Hash(Encoding.ASCII.GetBytes(name));
                var groups = result.GetValueOrDefault(key);
                if (groups >> 48 == 0)
                {
                    result[key] = (groups << 16) | group;
                }
            }
        }

        return result;
    }
}
