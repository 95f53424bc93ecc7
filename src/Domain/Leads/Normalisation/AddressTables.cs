namespace Platform.Domain.Leads.Normalisation;

/// <summary>The tables of postal addresses. Facts.</summary>
internal static class AddressTables
{
    /// <summary>
    /// Street suffixes: the Postal Service's abbreviation, then the forms in use. USPS Publication 28, appendix C1, and a few common typing errors.
    /// </summary>
    public const string Suffixes =
        "aly:allee,alley,ally anx:anex,annex,annx arc:arcade ave:av,aven,avenu,avenue,avn,avnue,avene bch:beach bg:burg bgs:burgs "
        + "blf:bluf,bluff blfs:bluffs blvd:boul,boulevard,boulv,blv,bvd,boulevarde bnd:bend br:branch,brnch brg:brdge,bridge brk:brook "
        + "brks:brooks btm:bot,bottm,bottom byp:bypa,bypas,bypass,byps byu:bayoo,bayou cir:circ,circl,circle,crcl,crcle,ccl cirs:circles "
        + "clb:club clf:cliff clfs:cliffs cmn:common cmns:commons cor:corner cors:corners cp:camp,cmp cpe:cape "
        + "cres:crecent,crescent,cresent,crscnt,crsent,crsnt crk:ck,cr,creek crse:course crst:crest cswy:causeway,causway,causwa "
        + "ct:court,crt,crt ctr:cen,cent,center,centr,centre,cnter,cntr ctrs:centers cts:courts curv:curve cv:cove cvs:coves "
        + "cyn:canyn,canyon,cnyn dl:dale dm:dam dr:driv,drive,drv drs:drives dv:div,divide,dvd est:estate ests:estates "
        + "expy:exp,expr,express,expressway,expw,expwy,xpwy ext:extension,extn,extnsn exts:extensions fall fld:field flds:fields fls:falls "
        + "flt:flat flts:flats frd:ford frds:fords frg:forg,forge frgs:forges frk:fork frks:forks frst:forest,forests fry:ferry,frry "
        + "ft:fort,frt fwy:freeway,freewy,frway,frwy gdn:garden,gardn,grden,grdn gdns:gardens,grdns gln:glen glns:glens grn:green grns:greens "
        + "grv:grov,grove grvs:groves gtwy:gateway,gatewy,gatway,gtway hbr:harb,harbor,harbr,hrbor hbrs:harbors hl:hill hls:hills "
        + "holw:hllw,hollow,hollows,holws hts:height,heights,hgts,ht hvn:haven,havn hwy:highway,highwy,hiway,hiwy,hway,hgwy inlt:inlet "
        + "is:island,islnd isle:isles iss:islands,islnds jct:jction,jctn,junction,junctn,juncton jcts:jctns,junctions knl:knol,knoll "
        + "knls:knolls,knols ky:key kys:keys land lck:lock lcks:locks ldg:ldge,lodg,lodge lf:loaf lgt:light lgts:lights lk:lake lks:lakes "
        + "ln:la,lane,lanes,lne lndg:landing,lndng loop:loops mall:mall mdw:meadow mdws:meadows,medows mews:mews ml:mill mls:mills mnr:manor "
        + "mnrs:manors msn:mission,missn,mssn mt:mnt,mount mtn:mntain,mntn,mountain,mountin,mtin mtns:mntns,mountains mtwy:motorway nck:neck "
        + "opas:overpass orch:orchard,orchrd oval:ovl park:parks,pk,prk pass:pass path:paths pike:pikes "
        + "pkwy:parkway,parkways,parkwy,pkway,pkwys,pky,pwy,prkwy,parkwy,pkw pl:place pln:plain plns:plaines,plains plz:plaza,plza pne:pine "
        + "pnes:pines pr:prairie,prarie,prr prt:port prts:ports psge:passage pt:point pts:points radl:rad,radial,radiel ramp:ramps "
        + "rd:road,raod rdg:rdge,ridge rdgs:ridges rds:roads riv:river,rivr,rvr rnch:ranch,ranches,rnchs row:row rpd:rapid rpds:rapids "
        + "rst:rest rte:route rue:rue run:run shl:shoal shls:shoals shr:shoar,shore shrs:shoars,shores skwy:skyway smt:sumit,sumitt,summit "
        + "spg:spng,spring,sprng spgs:spngs,springs,sprngs spur:spurs sq:sqr,sqre,squ,square,sqaure sqs:sqrs,squares "
        + "st:str,street,strt,steet,sreet,srteet sta:station,statn,stn stra:strav,strave,straven,stravenue,stravn,strvn,strvnue "
        + "strm:stream,streme sts:streets ter:terr,terrace,terrance tpke:tpk,trnpk,trpk,turnpike,turnpk,tnpk,tpike trak:track,tracks,trk,trks "
        + "trce:trace,traces trfy:trafficway trl:tr,trail,trails,trls trwy:throughway tunl:tunel,tunls,tunnel,tunnels,tunnl un:union "
        + "uns:unions upas:underpass via:vdct,viadct,viaduct vis:vist,vista,vst,vsta vl:ville vlg:vill,villag,village,villg,villiage "
        + "vlgs:villages vly:valley,vally,vlly vlys:valleys vw:view vws:views walk:walks wall:wall way:wy wl:well wls:wells "
        + "xing:crossing,crssing,crssng,xng xrd:crossroad xrds:crossroads";

    /// <summary>Secondary unit designators, USPS Publication 28, appendix C2; those of <see cref="LoneUnits"/> need no identifier.</summary>
    public const string Units =
        "Apt:apt,apartment,apmt,appt,aptmt Bsmt:bsmt,basement Bldg:bldg,building,bld,bldng Dept:dept,department Fl:fl,floor,flr Frnt:frnt,front Hngr:hngr,hangar,hanger Key:key "
        + "Lbby:lbby,lobby Lot:lot Lowr:lowr,lower Ofc:ofc,office Ph:ph,penthouse Pier:pier Rear:rear Rm:rm,room Side:side Slip:slip Spc:spc,space,sp Stop:stop "
        + "Ste:ste,suite,suit,suites Trlr:trlr,trailer Unit:unit,units,unt Uppr:uppr,upper #:#,no,num,number";

    /// <summary>Designators that stand without an identifier.</summary>
    public const string LoneUnits = "bsmt basement frnt front lbby lobby lowr lower ofc office ph penthouse rear side uppr upper";

    /// <summary>States, territories and military addresses: code, name, other forms. USPS Publication 28, appendix B.</summary>
    public const string States =
        "AL:Alabama:ala AK:Alaska:alas AZ:Arizona:ariz AR:Arkansas:ark CA:California:calif,cal,cali CO:Colorado:colo CT:Connecticut:conn "
        + "DE:Delaware:del DC:District_of_Columbia:washington_dc FL:Florida:fla,flor GA:Georgia:ga HI:Hawaii ID:Idaho:ida "
        + "IL:Illinois:ill,ills IN:Indiana:ind IA:Iowa KS:Kansas:kans,kan KY:Kentucky:ken,kent LA:Louisiana ME:Maine MD:Maryland "
        + "MA:Massachusetts:mass MI:Michigan:mich MN:Minnesota:minn MS:Mississippi:miss MO:Missouri MT:Montana:mont NE:Nebraska:neb,nebr "
        + "NV:Nevada:nev NH:New_Hampshire NJ:New_Jersey NM:New_Mexico:n_mex NY:New_York:n_york NC:North_Carolina:n_carolina,n_car "
        + "ND:North_Dakota:n_dakota,n_dak OH:Ohio OK:Oklahoma:okla OR:Oregon:ore,oreg PA:Pennsylvania:penn,penna,pennsylvannia "
        + "RI:Rhode_Island SC:South_Carolina:s_carolina,s_car SD:South_Dakota:s_dakota,s_dak TN:Tennessee:tenn TX:Texas:tex UT:Utah "
        + "VT:Vermont VA:Virginia:virg WA:Washington:wash,washington_state WV:West_Virginia:w_virginia,w_va WI:Wisconsin:wis,wisc "
        + "WY:Wyoming:wyo AS:American_Samoa GU:Guam MP:Northern_Mariana_Islands PR:Puerto_Rico VI:Virgin_Islands:us_virgin_islands,usvi "
        + "FM:Federated_States_of_Micronesia MH:Marshall_Islands PW:Palau AA:Armed_Forces_Americas AE:Armed_Forces_Europe "
        + "AP:Armed_Forces_Pacific";

    /// <summary>Provinces and territories of Canada.</summary>
    public const string Provinces =
        "AB:Alberta:alta BC:British_Columbia MB:Manitoba:man NB:New_Brunswick NL:Newfoundland_and_Labrador:newfoundland,nfld NS:Nova_Scotia "
        + "NT:Northwest_Territories NU:Nunavut ON:Ontario:ont PE:Prince_Edward_Island:pei QC:Quebec:que,pq SK:Saskatchewan:sask YT:Yukon";

    /// <summary>States of Australia, to tell its addresses from others.</summary>
    public const string AustralianStates = "NSW:New_South_Wales VIC:Victoria QLD:Queensland TAS:Tasmania ACT:Australian_Capital_Territory SA:South_Australia WA:Western_Australia NT:Northern_Territory";

    /// <summary>First three digits of ZIP codes and the state they belong to. USPS Publication 65 (National Five-Digit ZIP Code Directory), labelling list L002.</summary>
    public const string Zip3 =
        "005:NY 006-007:PR 008:VI 009:PR 010-027:MA 028-029:RI 030-038:NH 039-049:ME 050-054:VT 055:MA 056-059:VT 060-069:CT 070-089:NJ "
        + "090-099:AE 100-149:NY 150-196:PA 197-199:DE 200:DC 201:VA 202-205:DC 206-212:MD 214-219:MD 220-246:VA 247-268:WV 270-289:NC "
        + "290-299:SC 300-319:GA 320-339:FL 340:AA 341-342:FL 344:FL 346-347:FL 349:FL 350-352:AL 354-369:AL 370-385:TN 386-397:MS 398-399:GA "
        + "400-427:KY 430-459:OH 460-479:IN 480-499:MI 500-516:IA 520-528:IA 530-532:WI 534-535:WI 537-549:WI 550-551:MN 553-567:MN 569:DC "
        + "570-577:SD 580-588:ND 590-599:MT 600-620:IL 622-629:IL 630-631:MO 633-641:MO 644-658:MO 660-662:KS 664-679:KS 680-681:NE "
        + "683-693:NE 700-701:LA 703-708:LA 710-714:LA 716-729:AR 730-731:OK 733:TX 734-741:OK 743-749:OK 750-770:TX 772-799:TX 800-816:CO "
        + "820-831:WY 832-838:ID 840-847:UT 850-853:AZ 855-857:AZ 859-860:AZ 863-865:AZ 870-875:NM 877-884:NM 885:TX 889-891:NV 893-895:NV "
        + "897-898:NV 900-908:CA 910-928:CA 930-961:CA 962-966:AP 967-968:HI 969:GU 970-979:OR 980-986:WA 988-994:WA 995-999:AK";

    /// <summary>What follows North in the names of towns; tells Main St North + Fargo from Main St + North Platte. City names of the Postal Service.</summary>
    public const string NorthTowns =
        "adams,amherst,andover,anson,apollo,arlington,attleboro,augusta,aurora,babylon,baltimore,bangor,bay,beach,bend,bennington,benton,"
        + "bergen,berwick,billerica,blenheim,bloomfield,bonneville,boston,branch,branford,bridgton,brookfield,brunswick,buena_vista,canton,"
        + "carrollton,carver,charleston,chatham,chelmsford,chicago,chili,clarendon,collins,concord,conway,creek,dartmouth,dighton,east,"
        + "eastham,easton,egremont,english,evans,fairfield,falmouth,ferrisburgh,fork,fort_myers,franklin,freedom,garden,georgetown,grafton,"
        + "granby,granville,greece,grosvenordale,hampton,hartland,hatfield,haven,haverhill,henderson,hero,highlands,hills,hollywood,hoosick,"
        + "houston,hudson,hyde_park,jackson,java,jay,judson,kingstown,kingsville,lake,lakewood,las_vegas,lawrence,lewisburg,liberty,lima,"
        + "little_rock,loup,manchester,marshfield,matewan,metro,miami,miami_beach,middletown,monmouth,montpelier,myrtle_beach,newton,norwich,"
        + "olmsted,oxford,palm_beach,palm_springs,pembroke,pitcher,plains,platte,pole,pomfret,port,powder,pownal,prairie,providence,reading,"
        + "richland_hills,ridgeville,rim,river,robinson,rose,royalton,salem,salt_lake,san_juan,sandwich,scituate,sioux_city,smithfield,spring,"
        + "springfield,star,stonington,stratford,street,sutton,tazewell,thetford,tonawanda,troy,truro,turner,uxbridge,vassalboro,vernon,"
        + "versailles,wales,walpole,waltham,washington,waterboro,waterford,webster,westchester,weymouth,wilkesboro,windham,woodstock,yarmouth,"
        + "zulch";

    /// <summary>What follows South in the names of towns; tells Main St South + Fargo from Main St + South Bend. City names of the Postal Service.</summary>
    public const string SouthTowns =
        "acworth,amana,amboy,barre,bay,beach,beloit,bend,berwick,bethlehem,bloomingville,boardman,boston,bound_brook,branch,bristol,britain,"
        + "burlington,butler,byron,cairo,canaan,carrollton,carver,casco,charleston,chatham,china,cle_elum,colby,colton,dartmouth,dayton,"
        + "deerfield,dennis,dos_palos,easton,egremont,el_monte,elgin,english,fallsburg,fork,freeport,fulton,gardiner,gate,gibson,glastonbury,"
        + "glens_falls,grafton,greenfield,hackensack,hadley,hamilton,harwich,haven,heart,heights,hero,hill,holland,houston,hutchinson,"
        + "international_falls,jamesport,jordan,kent,kortright,lake_tahoe,lancaster,lebanon,lee,lima,londonderry,lyme,lyon,milford,mills,"
        + "milwaukee,montrose,mountain,naknek,new_berlin,newbury,newfane,orange,orleans,otselic,ozone_park,padre_island,paris,park,pasadena,"
        + "pekin,pittsburg,plainfield,plains,plymouth,point,pomfret,portland,portsmouth,prairie,range,richmond_hill,river,rockwood,roxana,"
        + "royalton,ryegate,saint_paul,salem,san_francisco,seaville,shore,sioux_city,solon,sterling,strafford,sutton,tamworth,thomaston,union,"
        + "vienna,wales,walpole,wayne,webster,wellfleet,west_city,weymouth,whitley,williamson,willington,wilmington,windham,windsor,woodstock,"
        + "yarmouth";

    /// <summary>What follows East in the names of towns; tells Main St East + Fargo from Main St + East Orange. City names of the Postal Service.</summary>
    public const string EastTowns =
        "alton,amherst,andover,arlington,aurora,baldwin,bank,barre,bend,berkshire,berlin,bernard,berne,bernstadt,bethany,bloomfield,"
        + "blue_hill,boothbay,boston,brady,branch,bridgewater,brookfield,brunswick,burke,butler,calais,canaan,candia,canton,carbon,carondelet,"
        + "charleston,chatham,chicago,china,claridon,concord,corinth,dennis,derry,dixfield,dorset,dover,dublin,dubuque,durham,earl,ellijay,"
        + "ellsworth,elmhurst,enterprise,fairfield,falmouth,flat_rock,freedom,freetown,fultonham,galesburg,glacier_park,glastonbury,granby,"
        + "grand_forks,greenbush,greenville,greenwich,haddam,hampstead,hampton,hanover,hardwick,hartford,hartland,haven,helena,hickory,homer,"
        + "irvine,islip,jewett,jordan,killingly,kingston,lansing,leroy,liberty,livermore,liverpool,longmeadow,lyme,lynn,lynne,machias,marion,"
        + "mc_keesport,meadow,meredith,middlebury,millinocket,millsboro,moline,montpelier,moriches,nassau,new_market,newport,northport,"
        + "norwich,olympia,orange,orland,orleans,otis,otto,palatka,palestine,parsonsfield,pembroke,peoria,petersburg,pharsalia,pittsburgh,"
        + "point,poland,poultney,prairie,princeton,prospect,providence,quogue,randolph,rochester,rockaway,rutherford,ryegate,saint_johnsbury,"
        + "saint_louis,sandwich,schodack,setauket,smethport,smithfield,sparta,spencer,springfield,stone_gap,stroudsburg,syracuse,tallassee,"
        + "taunton,tawas,templeton,texas,thetford,troy,vandergrift,vassalboro,wakefield,wallingford,walpole,wareham,waterboro,waterford,"
        + "wenatchee,weymouth,williamson,wilton,windsor,windsor_hill,winthrop,woodstock,worcester";

    /// <summary>What follows West in the names of towns; tells Main St West + Fargo from Main St + West Jordan. City names of the Postal Service.</summary>
    public const string WestTowns =
        "alexander,alexandria,alton,augusta,babylon,baden_springs,baldwin,barnstable,bend,berlin,bethel,blocton,bloomfield,boothbay_harbor,"
        + "boxford,boylston,branch,bridgewater,brookfield,brooklyn,burke,burlington,camp,charleston,chatham,chazy,chester,chesterfield,"
        + "chicago,chop,clarksville,college_corner,columbia,concord,cornwall,covina,coxsackie,creek,danville,davenport,decatur,dennis,"
        + "des_moines,dover,dummerston,eaton,edmeston,elizabeth,elkton,end,enfield,fairlee,falls,falmouth,fargo,farmington,finley,fork,forks,"
        + "frankfort,friendship,fulton,glacier,glover,granby,green,greene,greenwich,groton,grove,halifax,hamlin,harrison,hartford,hartland,"
        + "harwich,hatfield,haven,haverstraw,helena,hempstead,henrietta,hickory,hills,hollywood,hurley,hyannisport,islip,jefferson,jordan,"
        + "kennebunk,kill,kingston,lafayette,lebanon,leisenring,leyden,liberty,linn,long_branch,louisville,manchester,mansfield,mclean,"
        + "medford,memphis,middlesex,middleton,middletown,mifflin,milford,millbury,millgrove,milton,mineral,minot,monroe,mystic,newbury,"
        + "newfield,newton,nottingham,nyack,olive,one_bank,oneonta,orange,ossipee,paducah,palm_beach,paris,park,pawlet,peterborough,pittsburg,"
        + "plains,point,poland,portsmouth,richland,ridge,river,rockport,roxbury,rupert,rushville,rutland,sacramento,salem,salisbury,sand_lake,"
        + "sayville,shokan,simsbury,somerset,springfield,stewartstown,stockbridge,stockholm,suffield,sunbury,swanzey,terre_haute,tisbury,"
        + "topsham,townsend,townshend,union,unity,valley,van_lear,wardsboro,wareham,warren,warwick,wendover,willow,winfield,yarmouth,"
        + "yellowstone,york";
}
