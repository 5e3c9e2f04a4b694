/// What bot walls say to readers whom they take for programs.
extension Lexicon {
    /// What hardly anybody else says.
    package static let wallPhrases = WordList(
        """
        ar:  تحقق من أنك لست روبوت | التحقق من أنك إنسان | أثبت أنك لست روبوت | لست روبوتا | جارٍ التحقق من المتصفح
        ar:  التحقق الأمني | يتم الآن التحقق مما إذا كان الاتصال بالموقع آمنا
        en:  Attention Required! Cloudflare | Checking your browser | Verify you are human | Verifying you are human
        en:  needs to review the security of your connection | Enable JavaScript and cookies to continue
        en:  DDoS protection by | Please complete the security check | are you a robot | unusual traffic from your
        en:  Access to this page has been denied | Press Hold to confirm | Please verify you are a human
        en:  Pardon Our Interruption | I'm not a robot | captcha to continue | Sucuri WebSite Firewall
        en:  Incapsula incident | security check to access | Making sure you're not a bot | Vercel Security Checkpoint
        en:  We're verifying your browser
        tr:  robot olmadığınızı | İnsan olduğunuzu doğrulayın
        fa:  من ربات نیستم | در حال بررسی مرورگر شما
        """)

    /// What anybody may say: a wall's only as a whole line on a page with nothing else.
    package static let wallUtterances = WordList(
        """
        ar:  لحظة من فضلك | انتظر لحظة | لحظات من فضلك
        en:  Just a moment... | One moment, please... | Request unsuccessful | Robot Check
        tr:  Bir dakika lütfen
        fa:  لطفا چند لحظه صبر کنید
        ckb: تکایە چاوەڕێ بکە
        kmr: ji kerema xwe li bendê bin
        de:  Einen Moment, bitte
        fr:  Un instant
        es:  Un momento
        """)
}
