/// Names of query fields that say how a reader came, not what is read. Kept in lower case and compared without case.
/// What is here is documented in docs/ADDRESSES.md; a name that some site uses to choose a page belongs to a site's own row or
/// not here at all.
enum TrackingParameters {
    static func contains(name: ArraySlice<UInt8>, value: ArraySlice<UInt8>, site: String) -> Bool {
        guard let first = name.first, name.count <= 40 else { return false }
        var name = String(decoding: name.lazy.map(\.asciiLowered), as: UTF8.self)
        // `&amp;utm_source=…`: an address copied out of HTML without decoding it.
        if first | 0x20 == UInt8(ascii: "a"), name.hasPrefix("amp;") { name.removeFirst(4) }
        if everywhere.contains(name) || prefixes.contains(where: name.hasPrefix) { return true }
        if sessions.contains(name) { return true }
        if maybeSessions.contains(name) { return isToken(value) }
        return bySite[site]?.contains(name) ?? false
    }

    /// A session's random name, not the number of a story: `sid=123` chooses a page in many a content system.
    private static func isToken(_ value: ArraySlice<UInt8>) -> Bool {
        // Twenty letters are what somebody looks for.
        value.count >= 20 && value.allSatisfy(\.isASCIILetterOrDigit) && value.contains { $0 &- 0x30 < 10 }
    }

    private static let sessions: Set<String> = ["phpsessid", "jsessionid", "cfid", "cftoken", "oscsid", "zenid"]
    private static let maybeSessions: Set<String> = ["sid", "sessid", "sessionid", "session_id", "s"]

    /// Families: everything that begins so.
    private static let prefixes = [
        "utm_", "mtm_", "piwik_", "hsa_", "ga_", "otm_", "vero_", "at_custom", "at_recipient_", "wt.", "guce_",
        "aspsessionid", "_x_tr_", "elqtrack", "sp_mailing", "cx_test", "gaa_", "matomo_", "__cft__", "__xts__", "oft_",
        "bsft_", "fb_action_", "amp_js_", "stm_", "adjust_", "dpg_", "_sgm_", "cx_rec",
    ]

    private static let everywhere: Set<String> = [
        // campaigns
        "utm", "mtm", "itm_source", "itm_medium", "itm_campaign", "itm_content", "itm_term", "hmb_campaign",
        "hmb_medium",
        "hmb_source", "mkt_tok", "mc_cid", "mc_eid", "mc_tc", "_hsenc", "_hsmi", "__hssc", "__hstc", "__hsfp",
        "hsctatracking",
        "cmpid", "icid", "ncid", "xtor", "xt_at", "wtrid", "wt_mc", "wt_zmc", "s_cid", "tracking_source",
        "traffic_source",
        "at_medium", "at_campaign", "at_link_id", "at_link_type", "at_link_origin", "at_format", "at_bbc_team",
        "at_ptr_name",
        "at_send_date", "at_variant", "at_creation", "at_emailtype", "at_link", "echobox", "__source", "_bhlid",
        "bbeml", "et_rid",
        "sfmc_id", "sfmc_activityid", "ss_email_id", "ml_subscriber", "ml_subscriber_hash", "oly_anon_id", "oly_enc_id",
        "rb_clickid", "sc_customer", "sc_eh", "sc_uid", "unicorn_click_id", "wickedid", "vgo_ee", "__s", "_openstat",
        "os_ehash",
        "pk_campaign", "pk_kwd", "pk_keyword", "pk_source", "pk_medium", "pk_content", "pk_cid", "pk_vid", "sms_click",
        "sms_source", "sms_uph", "ns_mchannel", "ns_source", "ns_campaign", "ns_linkname", "ns_fee",
        // clicks
        "gclid", "gclsrc", "gbraid", "wbraid", "dclid", "gad_source", "gad_campaignid", "gs_l", "srsltid", "_ga", "_gl",
        "fbclid",
        "fb_source", "fb_ref", "fb_comment_id", "action_object_map", "action_type_map", "action_ref_map", "msclkid",
        "yclid",
        "ymclid", "ysclid", "ttclid", "twclid", "syclid", "irclickid", "li_fat_id", "epik", "igsh", "igshid",
        "mibextid", "sznclid",
        "_branch_match_id", "_branch_referrer", "__twitter_impression", "spm", "spm_id_from", "vd_source",
        // feeds, readers and AMP
        "ref_src", "ref_url", "feature_share", "fromrss", "rss_source", "usqp", "amp_gsa", "amp_ct", "replytocom",
        // networks of advertisers, mailers and testers, 2024 to 2026
        "sccid", "rdt_cid", "qclid", "tblci", "dicbo", "oborigurl", "outbrainclickid", "obclid", "cto_pld", "irgwc",
        "awc",
        "s_kwcid", "ef_id", "_kx", "_ke", "omnisendcontactid", "dm_i", "_se", "elq", "elqaid", "elqat", "elqcampaignid",
        "elqcsid",
        "spmailingid", "spuserid", "spjobid", "spreportid", "cx_artpos", "ck_subscriber_id", "mkwid", "pcrid",
        "msockid",
        "cjevent", "cjdata", "tduid", "sscid", "zanpid", "admitad_uid", "ranmid", "raneaid", "ransiteid", "_bta_tid",
        "_bta_c",
        "trk_contact", "trk_msg", "trk_module", "trk_sid", "gdfms", "gdftrk", "gdffi", "sb_referer_host", "asgtbndr",
        "yadclid", "yadordid", "etext", "_gac", "sfmc_sub", "vmcid", "tt_medium", "tt_content", "wbraid_id", "iclid",
        "spref", "share_source", "shareadraft_source", "guccounter", "soc_src", "soc_trk", "tsrc",
        "cx_click", "gps_adid", "_clde", "_cldee", "_zucks_suid", "adfrom", "aiad_clid", "adsterra_clid",
        "adsterra_placement_id", "at_campaign_type", "ceneo_spo", "ebisadid", "ir_adid", "ir_campaignid",
        "ir_partnerid", "mindbox-message-key", "nx_source", "oprtrack", "refer_uri_app", "wechatshare",
    ]

    /// By registrable domain.
    private static let bySite: [String: Set<String>] = [
        "aljazeera.com": ["gb"], "aljazeera.net": ["gb"],
        "axios.com": ["stream"],
        "bbc.co.uk": ["ocid", "pinned_post_locator", "pinned_post_asset_id", "pinned_post_type"],
        "bbc.com": ["ocid", "pinned_post_locator", "pinned_post_asset_id", "pinned_post_type"],
        "bloomberg.com": ["srnd", "sref", "leadsource", "embedded-checkout", "cmpid"],
        "businessinsider.com": ["r", "ir"], "cnbc.com": ["__source"], "cnn.com": ["cid", "iid", "sr"],
        "dailymail.co.uk": ["ito"],
        "dw.com": ["maca"], "economist.com": ["fsrc"],
        "facebook.com": [
            "__tn__", "refid", "ref", "fref", "hc_ref", "hc_location", "eav", "paipv", "_rdr", "rdid", "share_url",
            "sfnsn", "wtsid",
            "comment_tracking", "dti", "video_source", "ls_ref", "rdc", "notif_id", "notif_t", "ref_component",
            "locale",
        ],
        "forbes.com": ["sh", "ss"], "france24.com": ["ref"],
        "ft.com": ["ftcamp", "segmentid", "sharetype", "accesstoken"],
        "github.com": ["email_token", "email_source"], "imdb.com": ["ref_"], "instagram.com": ["taken-by", "hl"],
        "latimes.com": ["track"],
        "linkedin.com": ["trk", "trkinfo", "trackingid", "refid", "lipi", "originalsubdomain"],
        "medium.com": ["source"], "metro.co.uk": ["ito"], "msn.com": ["ocid", "cvid", "pc", "ei"],
        "newyorker.com": ["source", "bxid", "cndid", "esrc", "mbid"], "npr.org": ["ft", "f"],
        "nypost.com": ["share", "sr_share"],
        "nytimes.com": [
            "smid", "smtyp", "emc", "partner", "rref", "hp", "pgtype", "rss", "action", "module", "region",
            "clicksource",
            "contentcollection", "src", "referringsource", "unlocked_article_code", "campaign_id", "instance_id",
            "regi_id", "user_id",
            "segment_id", "_r",
        ],
        "politico.com": ["nlid", "nname", "nrid", "lo"], "politico.eu": ["nlid", "nname", "nrid"],
        "reddit.com": [
            "share_id", "rdt", "correlation_id", "ref_campaign", "ref_source", "$deep_link", "$3p", "$original_url",
        ],
        "reuters.com": ["taid", "feedtype", "feedname", "il", "edition-redirect", "rpc"], "rt.com": ["roistat_visit"],
        "sputnikglobe.com": ["rcmd_alg"], "substack.com": ["r", "s", "triedredirect", "showwelcome"],
        "techcrunch.com": ["sr", "sr_share"], "telegram.me": ["single"], "theatlantic.com": ["article_source"],
        "theguardian.com": ["cmp", "cmp_tu", "css", "css_tu", "inarticle"], "thetimes.co.uk": ["sharetoken"],
        "tiktok.com": [
            "_t", "_r", "_d", "is_from_webapp", "sender_device", "u_code", "preview_pb", "timestamp", "share_iid",
        ],
        "time.com": ["xid"], "twitter.com": ["s", "t", "cn", "src", "refsrc", "cxt"],
        "washingtonpost.com": [
            "itid", "wpisrc", "wpmm", "wpsrc", "hpid", "tid", "nid", "noredirect", "pwapi_token", "carta-url",
        ],
        "wikipedia.org": ["wprov"], "wired.com": ["intcid", "mbid", "bxid", "cndid"],
        "wsj.com": ["mod", "reflink", "st"],
        "x.com": ["s", "t", "cn", "src", "refsrc", "cxt"], "yahoo.com": ["ncid"],
        "youtu.be": ["si", "feature", "pp", "ab_channel"],
        "youtube.com": ["si", "feature", "pp", "ab_channel", "kw", "t", "start", "time_continue", "index"],
    ]
}
