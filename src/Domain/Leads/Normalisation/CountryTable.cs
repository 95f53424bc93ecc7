namespace Platform.Domain.Leads.Normalisation;

/// <summary>Countries by code and name. Facts: ISO 3166-1, and names in use.</summary>
internal static class CountryTable
{
    /// <summary><c>alpha-2:alpha-3,name,name</c>, blanks as underscores, without diacritics.</summary>
    private const string Entries =
        "AD:and,andorra AE:are,united_arab_emirates,uae,u.a.e. AF:afg,afghanistan AG:atg,antigua_and_barbuda AI:aia,anguilla AL:alb,albania "
        + "AM:arm,armenia AO:ago,angola AQ:ata,antarctica AR:arg,argentina AS:asm,american_samoa AT:aut,austria,osterreich,oesterreich "
        + "AU:aus,australia AW:abw,aruba AX:ala,aland_islands AZ:aze,azerbaijan BA:bih,bosnia_and_herzegovina BB:brb,barbados "
        + "BD:bgd,bangladesh BE:bel,belgium,belgie,belgique BF:bfa,burkina_faso BG:bgr,bulgaria BH:bhr,bahrain BI:bdi,burundi BJ:ben,benin "
        + "BL:blm,saint_barthelemy BM:bmu,bermuda BN:brn,brunei_darussalam,brunei BO:bol,bolivia BQ:bes,bonaire BR:bra,brazil,brasil "
        + "BS:bhs,bahamas BT:btn,bhutan BV:bvt,bouvet_island BW:bwa,botswana BY:blr,belarus BZ:blz,belize CA:can,canada CC:cck,cocos "
        + "CD:cod,dr_congo,drc,democratic_republic_of_the_congo CF:caf,central_african_republic CG:cog,congo "
        + "CH:che,switzerland,schweiz,suisse CI:civ,cote_d'ivoire,ivory_coast CK:cok,cook_islands CL:chl,chile CM:cmr,cameroon "
        + "CN:chn,china,prc,people's_republic_of_china CO:col,colombia CR:cri,costa_rica CU:cub,cuba CV:cpv,cabo_verde,cape_verde "
        + "CW:cuw,curacao CX:cxr,christmas_island CY:cyp,cyprus CZ:cze,czechia,czech_republic DE:deu,germany,deutschland,brd DJ:dji,djibouti "
        + "DK:dnk,denmark,danmark DM:dma,dominica DO:dom,dominican_republic DZ:dza,algeria EC:ecu,ecuador EE:est,estonia EG:egy,egypt "
        + "EH:esh,western_sahara ER:eri,eritrea ES:esp,spain,espana ET:eth,ethiopia FI:fin,finland,suomi FJ:fji,fiji FK:flk,falkland_islands "
        + "FM:fsm,micronesia FO:fro,faroe_islands FR:fra,france GA:gab,gabon "
        + "GB:gbr,united_kingdom,uk,u.k.,great_britain,england,scotland,wales,northern_ireland,britain GD:grd,grenada GE:geo,georgia "
        + "GF:guf,french_guiana GG:ggy,guernsey GH:gha,ghana GI:gib,gibraltar GL:grl,greenland GM:gmb,gambia GN:gin,guinea GP:glp,guadeloupe "
        + "GQ:gnq,equatorial_guinea GR:grc,greece,hellas GS:sgs,south_georgia_and_the_south_sandwich_islands GT:gtm,guatemala GU:gum,guam "
        + "GW:gnb,guinea-bissau GY:guy,guyana HK:hkg,hong_kong HM:hmd,heard_island_and_mcdonald_islands HN:hnd,honduras HR:hrv,croatia "
        + "HT:hti,haiti HU:hun,hungary ID:idn,indonesia IE:irl,ireland,eire,republic_of_ireland IL:isr,israel IM:imn,isle_of_man IN:ind,india "
        + "IO:iot,british_indian_ocean_territory IQ:irq,iraq IR:irn,iran IS:isl,iceland IT:ita,italy,italia JE:jey,jersey JM:jam,jamaica "
        + "JO:jor,jordan JP:jpn,japan KE:ken,kenya KG:kgz,kyrgyzstan KH:khm,cambodia KI:kir,kiribati KM:com,comoros "
        + "KN:kna,saint_kitts_and_nevis KP:prk,north_korea KR:kor,south_korea,korea KW:kwt,kuwait KY:cym,cayman_islands KZ:kaz,kazakhstan "
        + "LA:lao,laos,lao_people's_democratic_republic LB:lbn,lebanon LC:lca,saint_lucia LI:lie,liechtenstein LK:lka,sri_lanka "
        + "LR:lbr,liberia LS:lso,lesotho LT:ltu,lithuania LU:lux,luxembourg LV:lva,latvia LY:lby,libya MA:mar,morocco MC:mco,monaco "
        + "MD:mda,moldova ME:mne,montenegro MF:maf,saint_martin MG:mdg,madagascar MH:mhl,marshall_islands MK:mkd,north_macedonia,macedonia "
        + "ML:mli,mali MM:mmr,myanmar,burma MN:mng,mongolia MO:mac,macao,macau MP:mnp,northern_mariana_islands MQ:mtq,martinique "
        + "MR:mrt,mauritania MS:msr,montserrat MT:mlt,malta MU:mus,mauritius MV:mdv,maldives MW:mwi,malawi MX:mex,mexico MY:mys,malaysia "
        + "MZ:moz,mozambique NA:nam,namibia NC:ncl,new_caledonia NE:ner,niger NF:nfk,norfolk_island NG:nga,nigeria NI:nic,nicaragua "
        + "NL:nld,netherlands,holland,the_netherlands,nederland NO:nor,norway,norge NP:npl,nepal NR:nru,nauru NU:niu,niue "
        + "NZ:nzl,new_zealand,n.z. OM:omn,oman PA:pan,panama PE:per,peru PF:pyf,french_polynesia PG:png,papua_new_guinea PH:phl,philippines "
        + "PK:pak,pakistan PL:pol,poland,polska PM:spm,saint_pierre_and_miquelon PN:pcn,pitcairn PR:pri,puerto_rico PS:pse,palestine "
        + "PT:prt,portugal PW:plw,palau PY:pry,paraguay QA:qat,qatar RE:reu,reunion RO:rou,romania RS:srb,serbia "
        + "RU:rus,russian_federation,russia RW:rwa,rwanda SA:sau,saudi_arabia SB:slb,solomon_islands SC:syc,seychelles SD:sdn,sudan "
        + "SE:swe,sweden,sverige SG:sgp,singapore SH:shn,saint_helena SI:svn,slovenia SJ:sjm,svalbard_and_jan_mayen SK:svk,slovakia "
        + "SL:sle,sierra_leone SM:smr,san_marino SN:sen,senegal SO:som,somalia SR:sur,suriname SS:ssd,south_sudan "
        + "ST:stp,sao_tome_and_principe SV:slv,el_salvador SX:sxm,sint_maarten SY:syr,syria,syrian_arab_republic SZ:swz,eswatini,swaziland "
        + "TC:tca,turks_and_caicos_islands TD:tcd,chad TF:atf,french_southern_territories TG:tgo,togo TH:tha,thailand TJ:tjk,tajikistan "
        + "TK:tkl,tokelau TL:tls,timor-leste TM:tkm,turkmenistan TN:tun,tunisia TO:ton,tonga TR:tur,turkiye,turkey TT:tto,trinidad_and_tobago "
        + "TV:tuv,tuvalu TW:twn,taiwan TZ:tza,tanzania UA:ukr,ukraine UG:uga,uganda UM:umi,united_states_minor_outlying_islands "
        + "US:usa,united_states,u.s.,u.s.a.,united_states_of_america,america,us_of_a,estados_unidos,united_states_usa,usa_us,unitedstates "
        + "UY:ury,uruguay UZ:uzb,uzbekistan VA:vat,holy_see,vatican VC:vct,saint_vincent_and_the_grenadines VE:ven,venezuela "
        + "VG:vgb,british_virgin_islands VI:vir,us_virgin_islands,u.s._virgin_islands VN:vnm,vietnam,viet_nam VU:vut,vanuatu "
        + "WF:wlf,wallis_and_futuna WS:wsm,samoa YE:yem,yemen YT:myt,mayotte ZA:zaf,south_africa ZM:zmb,zambia ZW:zwe,zimbabwe XK:kosovo";

    private static readonly string[] Codes = [.. Entries.Split(' ').Select(e => e[..2])];

    private static readonly byte[][] CodeBytes = [.. Codes.Select(System.Text.Encoding.ASCII.GetBytes)];

    private static readonly WordTable Names = new(
        Codes.Select((code, i) => KeyValuePair.Create(code, i))
            .Concat(Entries.Split(' ').SelectMany((e, i) => e[3..].Split(',').Select(name => KeyValuePair.Create(name.Replace('_', ' '), i)))));

    /// <summary>The ISO 3166-1 alpha-2 code of a country given by code or name; empty when it is not known.</summary>
    public static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> name)
    {
        name = name.Trim(" .,"u8);
        var found = Names.Find(name);
        if (found < 0 && name.Length is > 0 and < 40 && (name.IndexOf((byte)'.') >= 0 || CellText.StartsWith(name, "the "u8)))
        {
            Span<byte> key = stackalloc byte[40];
            var length = 0;
            foreach (var b in CellText.StartsWith(name, "the "u8) ? name[4..] : name)
            {
                if (b != '.')
                {
                    key[length++] = b;
                }
            }

            found = Names.Find(key[..length]);
        }

        return found < 0 ? default : CodeBytes[found];
    }
}
