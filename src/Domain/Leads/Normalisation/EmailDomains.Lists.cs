namespace Platform.Domain.Leads.Normalisation;

/// <summary>The lists of domains. Facts; every domain in lower case, separated by spaces.</summary>
internal static partial class EmailDomains
{
    /// <summary>Mailboxes that providers give to everybody: web mail and internet access providers, chiefly of North America and Europe.</summary>
    private const string Free =
        "gmail.com googlemail.com yahoo.com yahoo.co.uk yahoo.ca yahoo.com.au yahoo.co.in yahoo.in yahoo.fr yahoo.de yahoo.it "
        + "yahoo.es yahoo.com.br yahoo.com.mx yahoo.com.ar yahoo.co.jp yahoo.com.hk yahoo.com.sg yahoo.com.tw yahoo.com.ph "
        + "yahoo.com.vn yahoo.co.id yahoo.co.nz yahoo.ie yahoo.gr yahoo.pl yahoo.ro yahoo.se yahoo.no yahoo.dk yahoo.be yahoo.nl "
        + "yahoo.co.za yahoo.com.tr ymail.com rocketmail.com yahoomail.com hotmail.com hotmail.co.uk hotmail.fr hotmail.de "
        + "hotmail.it hotmail.es hotmail.ca hotmail.com.au hotmail.com.br hotmail.com.mx hotmail.com.ar hotmail.be hotmail.nl "
        + "hotmail.se hotmail.no hotmail.dk hotmail.gr hotmail.co.jp hotmail.co.nz hotmail.ch outlook.com outlook.fr outlook.de "
        + "outlook.es outlook.it outlook.co.uk outlook.com.au outlook.com.br outlook.ie outlook.jp outlook.in outlook.pt live.com "
        + "live.co.uk live.ca live.fr live.de live.it live.nl live.be live.com.au live.com.mx live.com.pt live.dk live.se live.no "
        + "live.ie live.in live.jp livemail.com msn.com windowslive.com passport.com aol.com aol.co.uk aol.de aol.fr aim.com "
        + "netscape.net love.com ygm.com games.com wow.com icloud.com me.com mac.com comcast.net xfinity.com att.net sbcglobal.net "
        + "bellsouth.net pacbell.net ameritech.net swbell.net snet.net prodigy.net flash.net nvbell.net verizon.net cox.net "
        + "charter.net spectrum.net rr.com twc.com roadrunner.com tampabay.rr.com nc.rr.com cfl.rr.com twcny.rr.com kc.rr.com "
        + "austin.rr.com satx.rr.com socal.rr.com san.rr.com hawaii.rr.com wi.rr.com neo.rr.com ec.rr.com sc.rr.com earthlink.net "
        + "mindspring.com juno.com netzero.net netzero.com optonline.net optimum.net frontier.com frontiernet.net windstream.net "
        + "centurylink.net centurytel.net embarqmail.com q.com suddenlink.net mediacombb.net mchsi.com cableone.net wowway.com "
        + "insightbb.com knology.net bresnan.net peoplepc.com tds.net ptd.net epix.net rcn.com hughes.net wildblue.net excite.com "
        + "lycos.com mail.com email.com usa.com usa.net myself.com consultant.com post.com iname.com engineer.com inbox.com "
        + "fastmail.com fastmail.fm hushmail.com proton.me protonmail.com protonmail.ch pm.me tutanota.com tutanota.de tuta.io "
        + "tuta.com tutamail.com zoho.com zohomail.com gmx.com gmx.net gmx.de gmx.at gmx.ch gmx.us gmx.co.uk gmx.fr web.de "
        + "freenet.de t-online.de arcor.de online.de 1und1.de vodafone.de orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr "
        + "bbox.fr libero.it virgilio.it tiscali.it alice.it tin.it fastwebnet.it telefonica.net terra.es btinternet.com "
        + "btopenworld.com talktalk.net sky.com ntlworld.com virginmedia.com virgin.net blueyonder.co.uk tiscali.co.uk o2.co.uk "
        + "orange.net ziggo.nl kpnmail.nl planet.nl hetnet.nl home.nl xs4all.nl casema.nl chello.nl telenet.be skynet.be "
        + "proximus.be bluewin.ch sunrise.ch hispeed.ch telia.com comhem.se bredband.net online.no tele2.se mail.ru bk.ru list.ru "
        + "inbox.ru yandex.ru yandex.com ya.ru rambler.ru ukr.net seznam.cz centrum.cz email.cz wp.pl o2.pl onet.pl interia.pl "
        + "op.pl gazeta.pl tlen.pl abv.bg mail.bg freemail.hu citromail.hu azet.sk rediffmail.com indiatimes.com sify.com qq.com "
        + "163.com 126.com yeah.net sina.com sina.cn sohu.com foxmail.com 139.com 189.cn aliyun.com naver.com hanmail.net daum.net "
        + "nate.com bigpond.com bigpond.net.au optusnet.com.au iinet.net.au tpg.com.au westnet.com.au internode.on.net xtra.co.nz "
        + "slingshot.co.nz shaw.ca rogers.com sympatico.ca bell.net videotron.ca telus.net cogeco.ca eastlink.ca uol.com.br "
        + "bol.com.br terra.com.br ig.com.br globo.com globomail.com r7.com prodigy.net.mx hey.com duck.com mailfence.com posteo.de "
        + "mailbox.org runbox.com walla.com walla.co.il ezweb.ne.jp docomo.ne.jp softbank.ne.jp i.softbank.jp nifty.com";

    /// <summary>Services of throw-away addresses; each stands in the public collections of disposable domains that sites block sign-ups by.</summary>
    private const string Disposable =
        "0815.ru 0wnd.net 0wnd.org 10mail.org 10minutemail.co.uk 10minutemail.com 10minutemail.de 10minutemail.net "
        + "12minutemail.com 1chuan.com 1secmail.com 1secmail.net 1secmail.org 1zhuan.com 20minutemail.com 20minutemail.it "
        + "2prong.com 30minutemail.com 33mail.com 3d-painting.com 4warding.com 4warding.net 4warding.org 60minutemail.com "
        + "675hosting.com 6url.com 75hosting.com 7tags.com 9ox.net a-bc.net afrobacon.com ajaxapp.net amilegit.com amiri.net "
        + "amiriindustries.com anonaddy.me anonbox.net anonymail.dk anonymbox.com antichef.com antichef.net antispam.de "
        + "antispam24.de any.pink armyspy.com baxomale.ht.cx beefmilk.com bheps.com binkmail.com bio-muesli.net bobmail.info "
        + "bodhi.lawlita.com bofthew.com boximail.com brefmail.com broadbandninja.com bsnow.net bugmenot.com bumpymail.com "
        + "burnermail.io burnthespam.info byom.de casualdx.com centermail.com centermail.net chitthi.in chogmail.com "
        + "choicemail1.com clrmail.com cmail.club cosmorph.com crazymailing.com curryworld.de cust.in cuvox.de dacoolest.com "
        + "dandikmail.com dayrep.com dcemail.com deadaddress.com deadspam.com despam.it despammed.com devnullmail.com dfgh.net "
        + "digitalsanctuary.com discard.email discardmail.com discardmail.de dispomail.eu disposableaddress.com "
        + "disposableemailaddresses.com disposableinbox.com dispose.it disposeamail.com dispostable.com dodgeit.com dodgit.com "
        + "dodgit.org dontreg.com dontsendmespam.de dropmail.me dump-email.info dumpandjunk.com dumpmail.de dumpyemail.com "
        + "e4ward.com easytrashmail.com eelmail.com einrot.com email-fake.com emailage.cf emaildienst.de emailfake.com emailgo.de "
        + "emailias.com emailigo.de emailinfive.com emailisvalid.com emaillime.com emailmiser.com emailondeck.com emailproxsy.com "
        + "emailsensei.com emailtemporar.ro emailtemporario.com.br emailthe.net emailtmp.com emailto.de emailwarden.com "
        + "emailx.at.hm emailxfer.com emlhub.com emlpro.com emltmp.com emz.net enterto.com eoopy.com ephemail.net esiix.com "
        + "etranquil.com etranquil.net etranquil.org evopo.com explodemail.com eyepaste.com fake-email.pp.ua fakeinbox.com "
        + "fakeinformation.com fakemail.fr fakemailgenerator.com fakemailz.com fammix.com fastacura.com fexbox.org fexpost.com "
        + "fextemp.com filzmail.com fixmail.tk fizmail.com fleckens.hu flyspam.com frapmail.com fudgerub.com garliclife.com "
        + "get1mail.com get2mail.fr getairmail.com getmailet.com getmails.eu getnada.com getonemail.com getonemail.net "
        + "ghosttexter.de girlsundertheinfluence.com gishpuppy.com grandmamail.com great-host.in greensloth.com grr.la gsrv.co.uk "
        + "guerrillamail.biz guerrillamail.com guerrillamail.de guerrillamail.info guerrillamail.net guerrillamail.org "
        + "guerrillamailblock.com gustr.com haltospam.com harakirimail.com hatespam.org herp.in hidemail.de hidzz.com hmamail.com "
        + "hochsitze.com hulapla.de ieatspam.eu ieatspam.info ihateyoualot.info iheartspam.org imails.info inbax.tk inboxalias.com "
        + "inboxbear.com inboxclean.com inboxclean.org inboxkitten.com inboxproxy.com incognitomail.com incognitomail.net "
        + "incognitomail.org insorg-mail.info internetoftags.com ipoo.org irish2me.com jetable.com jetable.net jetable.org "
        + "jetable.pp.ua jnxjn.com jobbikszimpatizans.hu jourrapide.com jsrsolutions.com junk1e.com kasmail.com kaspop.com "
        + "keepmymail.com killmail.com killmail.net klassmaster.com klassmaster.net klzlk.com koszmail.pl kulturbetrieb.info "
        + "kurzepost.de kzccv.com letthemeatspam.com lhsdv.com lifebyfood.com link2mail.net linshiyouxiang.net litedrop.com "
        + "lol.ovpn.to lookugly.com lopl.co.cc lortemail.dk lr78.com lroid.com lukop.dk luxusmail.org maboard.com mail-fake.com "
        + "mail-temporaire.com mail-temporaire.fr mail.mezimages.net mailbidon.com mailblocks.com mailbox.in.ua mailbox92.biz "
        + "mailbucket.org mailcat.biz mailcatch.com maildrop.cc maileater.com mailed.ro mailexpire.com mailforspam.com "
        + "mailfreeonline.com mailguard.me mailhazard.com mailhazard.us mailhz.me mailimate.com mailin8r.com mailinator.com "
        + "mailinator.net mailinator2.com mailincubator.com mailme.ir mailme.lv mailme24.com mailmetrash.com mailmoat.com "
        + "mailnator.com mailnesia.com mailnull.com mailpick.biz mailproxsy.com mailquack.com mailrock.biz mailsac.com "
        + "mailscrap.com mailseal.de mailshell.com mailsiphon.com mailslapping.com mailslite.com mailtemp.info mailtemporaire.com "
        + "mailtemporaire.fr mailto.plus mailtothis.com mailzi.ru mailzilla.com mailzilla.org mbx.cc mega.zik.dj meinspamschutz.de "
        + "meltmail.com merepost.com messagebeamer.de mezimages.net mierdamail.com mintemail.com minuteinbox.com mjukglass.nu "
        + "moakt.cc moakt.com moakt.ws moburl.com mohmal.com mohmal.in mohmal.tech mt2009.com mt2014.com mt2015.com muellmail.com "
        + "mvrht.com mvrht.net mx0.wwwnew.eu mycleaninbox.net mypartyclip.de myphantomemail.com myspaceinc.com myspacepimpedup.com "
        + "mytemp.email mytempemail.com mytrashmail.com nada.email nada.ltd nepwk.com nervmich.net nervtmich.net netmails.com "
        + "netmails.net netzidiot.de neverbox.com nice-4u.com no-spam.ws nobulk.com noclickemail.com nogmailspam.info nomail.xl.cx "
        + "nomail2me.com nomorespamemails.com nonspam.eu nonspammer.de noref.in nospam4.us nospamfor.us nospamthanks.info "
        + "notmailinator.com notsharingmy.info nowmymail.com nurfuerspam.de nwldx.com objectmail.com obobbo.com oida.icu "
        + "oneoffemail.com onewaymail.com oopi.org oosln.com opayq.com ordinaryamerican.net otherinbox.com ourklips.com "
        + "outlawspam.com ovpn.to owlpic.com pancakemail.com pimpedupmyspace.com pjjkp.com plexolan.de pokemail.net "
        + "politikerclub.de poofy.org pookmail.com privy-mail.com privymail.de proxymail.eu prtnx.com punkass.com "
        + "putthisinyourspamdatabase.com qiott.com quickinbox.com quickmail.nl rcpt.at reallymymail.com recode.me recursor.net "
        + "regbypass.com rejectmail.com rhyta.com rklips.com rmqkr.net robot-mail.com rover.info rppkn.com rtrtr.com s0ny.net "
        + "safersignup.de safetymail.info safetypost.de sandelf.de saynotospams.com selfdestructingmail.com sendfree.org "
        + "sendspamhere.com sharklasers.com shiftmail.com shitmail.me shitware.nl shortmail.net skeefmail.com slaskpost.se "
        + "slopsbox.com smashmail.de smellfear.com snakemail.com sneakemail.com snkmail.com sofimail.com sofort-mail.de "
        + "sogetthis.com soodonims.com spam.care spam.la spam.su spam4.me spamavert.com spambob.com spambob.net spambob.org "
        + "spambog.com spambog.de spambog.ru spambox.info spambox.irishspringrealty.com spambox.us spamcero.com spamcorptastic.com "
        + "spamcowboy.com spamcowboy.net spamcowboy.org spamday.com spamex.com spamfree.eu spamfree24.com spamfree24.de "
        + "spamfree24.eu spamfree24.info spamfree24.net spamfree24.org spamgourmet.com spamgourmet.net spamgourmet.org "
        + "spamherelots.com spamhereplease.com spamhole.com spamify.com spaminator.de spamkill.info spaml.com spaml.de "
        + "spammotel.com spamobox.com spamoff.de spamslicer.com spamspot.com spamthis.co.uk spamtroll.net speed.1s.fr spoofmail.de "
        + "squizzy.de storj99.com stuffmail.de supergreatmail.com supermailer.jp superrito.com superstachel.de suremail.info "
        + "tafmail.com talkinator.com teewars.org teleworm.com teleworm.us temp-mail.io temp-mail.org temp.emeraldwebmail.com "
        + "tempail.com tempalias.com tempe-mail.com tempemail.co.za tempemail.com tempemail.net tempinbox.co.uk tempinbox.com "
        + "tempmail.com tempmail.de tempmail.it tempmail.net tempmail.us tempmail2.com tempmailaddress.com tempmaildemo.com "
        + "tempmailer.com tempmailer.de tempmailo.com tempomail.fr temporaryemail.net temporaryemail.us temporaryforwarding.com "
        + "temporaryinbox.com temporarymailaddress.com tempr.email tempsky.com tempthe.net thankyou2010.com thecloudindex.com "
        + "thetempmail.com thisisnotmyrealemail.com throwam.com throwawayemailaddress.com throwawaymail.com throya.com tilien.com "
        + "tittbit.in tmail.ws tmailinator.com tmpmail.net tmpmail.org toiea.com tradermail.info trash-mail.at trash-mail.com "
        + "trash-mail.de trash2009.com trashdevil.com trashdevil.de trashemail.de trashmail.at trashmail.com trashmail.de "
        + "trashmail.io trashmail.me trashmail.net trashmail.org trashmail.ws trashymail.com trashymail.net trayna.com trbvm.com "
        + "turual.com twinmail.de tyldd.com uggsrock.com upliftnow.com uplipht.com uroid.com vddaz.com venompen.com "
        + "veryrealemail.com viditag.com viewcastmedia.com vmani.com vomoto.com vsimcard.com vubby.com webemail.me "
        + "weg-werf-email.de wegwerf-emails.de wegwerfadresse.de wegwerfemail.de wegwerfmail.de wegwerfmail.info wegwerfmail.net "
        + "wegwerfmail.org wetrainbayarea.com wh4f.org whatiaas.com whatpaas.com whopy.com whyspam.me wickmail.net wilemail.com "
        + "willselfdestruct.com winemaven.info wronghead.com wuzup.net wuzupmail.net wwjmp.com wwwnew.eu xagloo.com xemaps.com "
        + "xents.com xmaily.com xojxe.com xoxy.net yapped.net yep.it yogamaven.com yoggm.com yomail.info yopmail.com yopmail.fr "
        + "yopmail.gq yopmail.net yuurok.com zehnminutenmail.de zippymail.info zoaxe.com zoemail.org zomg.info zzrgg.com";

    /// <summary>RFC 2606, section 3.</summary>
    private const string Reserved = "example.com example.net example.org example.edu";

    /// <summary>Typed into a required field by those who have or give no address.</summary>
    private const string MadeUp =
        "test.com none.com noemail.com nomail.com no.com na.com null.com fake.com fakeemail.com asdf.com qwerty.com domain.com yourdomain.com noaddress.com notprovided.com "
        + "unknown.com nothanks.com noemail.net none.net abc.xyz xyz.xyz notreal.com nowhere.com email.invalid asd.com aaa.aaa noemail.org";

    /// <summary>Registered domains of others that are one slip away from a well-known one.</summary>
    private const string Lookalikes =
        "ail.com alive.com all.com aol.net apple.com at.net att.com bellsouth.com bmail.com bol.com box.net charter.com cloud.com "
        + "cmail.com col.com comcast.com cox.com dmail.com earthlink.com email.it email.net emailme.com emails.com five.com "
        + "fmail.com fox.net frontier.net gail.com gmail.net gmx.info gmx.org google.com hive.com hmail.com horizon.net hotel.com "
        + "hotels.com hotmail.net imail.com inbox.net ive.com jmail.com juno.net kmail.com like.com line.com live.net mac.net "
        + "mail.net mails.com me.net microsoft.com mindspring.net mn.com moo.com mox.net ms.com mse.com mymail.com myself.net "
        + "netscape.com olive.com omail.com optimum.com outlook.net pmail.com proton.com protonmail.net sbc.com smail.com sol.com "
        + "tmail.com umail.com verizon.com vmail.com windstream.com xmail.com yahoo-inc.com yandex.by yandex.kz yandex.net "
        + "yandex.ua zmail.com";

    /// <summary>The domains that mistyped ones are compared with, the most used first.</summary>
    private const string TypoTargets =
        "gmail.com yahoo.com hotmail.com outlook.com icloud.com comcast.net verizon.net sbcglobal.net bellsouth.net live.com "
        + "aol.com msn.com att.net cox.net charter.net earthlink.net optonline.net protonmail.com rocketmail.com googlemail.com "
        + "roadrunner.com frontier.com windstream.net centurylink.net mindspring.com netzero.net ameritech.net pacbell.net "
        + "btinternet.com hotmail.co.uk yahoo.co.uk outlook.de web.de gmx.de rediffmail.com";
}
