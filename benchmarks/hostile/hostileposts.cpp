#include "benchmarks/hostile/hostileposts.h"

#include "benchmarks/hostile/hostilewords.h"

#include <QRandomGenerator>

namespace otklik::bench {

namespace {

constexpr quint32 seed = 6;
constexpr int mixtures = 60;
constexpr qsizetype longLine = 1'000'000;

/// Collects them and counts within each kind.
class Corpus final
{
public:
    explicit Corpus(QString tracker) : m_tracker(std::move(tracker)) { }

    void add(const char *kind, const QString &text, const QString &host = {})
    {
        if (m_kind != QLatin1StringView(kind)) {
            m_kind = QLatin1StringView(kind);
            m_number = 0;
        }
        ++m_number;
        QString whole = text;
        whole.replace(QLatin1StringView("TRACKER"), m_tracker);
        m_posts.append({QStringLiteral("%1 %2").arg(m_kind).arg(m_number), QStringLiteral("stranger%1").arg(m_posts.size()), whole, host});
    }
    void addAll(const char *kind, const QStringList &texts)
    {
        for (const QString &text : texts)
            add(kind, text);
    }
    [[nodiscard]] QList<HostilePost> &posts() { return m_posts; }

private:
    QString m_tracker;
    QString m_kind;
    int m_number = 0;
    QList<HostilePost> m_posts;
};

void addSchemes(Corpus &corpus)
{
    for (const QString &address : hostile::addresses()) {
        corpus.add("scheme in a link", QStringLiteral("<p>see <a href=\"%1\">https://bank.example</a></p>").arg(address));
        corpus.add("scheme in words", QStringLiteral("open %1 now").arg(address));
    }
}

void addOrders(Corpus &corpus)
{
    for (const char16_t c : hostile::orderings()) {
        const QString mark(c);
        corpus.add("order of a name", mark + QStringLiteral("gnp.exe is what I sent you"));
        corpus.add("order of a link", QStringLiteral("https://bank.example/") + mark + QStringLiteral("moc.live//:sptth"));
        corpus.add("order never ended", mark.repeated(200) + QStringLiteral("text"));
    }
}

void addInvisible(Corpus &corpus)
{
    for (const char32_t code : hostile::invisible()) {
        const QString mark = QString::fromUcs4(&code, 1);
        corpus.add("nothing to see", mark.repeated(40));
        QString hidden;
        for (const QChar c : QStringLiteral("password"))
            hidden += c + mark;
        corpus.add("hidden between letters", QStringLiteral("tell me your ") + hidden);
    }
}

void addLong(Corpus &corpus)
{
    for (const QString &piece : hostile::pieces())
        corpus.add("a line of a megabyte", piece.repeated(longLine / piece.size()));
    corpus.add("a line of a megabyte", u'a' + QString::fromUtf8("💣").repeated(longLine / 2));
    corpus.add("deep markup", QStringLiteral("<b>").repeated(60'000) + QStringLiteral("text"));
    corpus.add("deep markup", QStringLiteral("<blockquote>").repeated(20'000) + QStringLiteral("text"));
    corpus.add("deep markup", QStringLiteral("<ul><li>").repeated(20'000) + QStringLiteral("text"));
    corpus.add("deep markup", QStringLiteral("<table><tr><td>").repeated(5'000) + QStringLiteral("text"));
    corpus.add("long attribute", QStringLiteral("<a href=\"https://TRACKER/%1\">x</a>").arg(QString(longLine, u'a')));
    corpus.add("long attribute", QStringLiteral("<img alt=\"%1\" src=\"http://TRACKER/a.png\">").arg(QString(longLine, u'b')));
    corpus.add("many links", QStringLiteral("https://TRACKER/ ").repeated(10'000));
    corpus.add("many attributes", QStringLiteral("<a ") + QStringLiteral("x=y ").repeated(50'000) + QStringLiteral(">x</a>"));
    for (const int depth : {3, 30, 300, 3'000}) {
        corpus.add("nested quotes", QStringLiteral("<blockquote>quoted ").repeated(depth));
        corpus.add("nested quotes", QStringLiteral("> ").repeated(depth) + QStringLiteral("quoted"));
    }
}

void addControls(Corpus &corpus)
{
    for (char16_t c = 1; c < 0x20; ++c)
        corpus.add("control character", QStringLiteral("before") + QChar(c) + QStringLiteral("after"));
    for (char16_t c = 0x80; c < 0xa0; c = static_cast<char16_t>(c + 3))
        corpus.add("control character", QStringLiteral("before") + QChar(c) + QStringLiteral("after"));
    corpus.add("control character", QStringLiteral("\x1b]8;;http://TRACKER/\x07https://bank.example\x1b]8;;\x07"));
    corpus.add("control character", QStringLiteral("\x1b[2J\x1b[31mred"));
}

void addHalves(Corpus &corpus)
{
    for (const QList<char16_t> &units : hostile::halves()) {
        QString half;
        for (const char16_t unit : units)
            half += QChar(unit);
        corpus.add("half a character", QStringLiteral("before") + half + QStringLiteral("after"));
        corpus.add("half a character", QStringLiteral("https://bank.example/") + half);
    }
    corpus.add("half a character", QStringLiteral("&#xD800;&#xDFFF;&#55357;"));
}

/// Bits of the others, mixed.
void addMixtures(Corpus &corpus)
{
    QRandomGenerator random(seed);
    QStringList bits = hostile::markup() + hostile::pictures() + hostile::entities() + hostile::addresses();
    for (const char16_t c : hostile::orderings())
        bits.append(QString(c));
    for (const char32_t code : hostile::invisible())
        bits.append(QString::fromUcs4(&code, 1));
    for (int i = 0; i < mixtures; ++i) {
        QString text = QStringLiteral("mixture %1: ").arg(i);
        const int count = random.bounded(5, 40);
        for (int bit = 0; bit < count; ++bit)
            text += bits.at(random.bounded(static_cast<int>(bits.size()))) + (random.bounded(2) ? QStringLiteral(" ") : QString());
        corpus.add("mixture", text);
    }
}

} // namespace

QList<HostilePost> hostilePosts(const QString &tracker)
{
    Corpus corpus(tracker);
    corpus.addAll("script", hostile::markup());
    corpus.addAll("picture", hostile::pictures());
    addSchemes(corpus);
    addOrders(corpus);
    addInvisible(corpus);
    for (const auto &[address, host] : hostile::homographs()) {
        corpus.add("homograph", QStringLiteral("sign in at %1 today").arg(address), host);
        corpus.add("homograph behind words", QStringLiteral("<a href=\"%1\">bank.example</a>").arg(address), host);
    }
    corpus.addAll("entity", hostile::entities());
    addControls(corpus);
    addHalves(corpus);
    corpus.addAll("archive or picture bomb", hostile::bombs());
    addMixtures(corpus);
    addLong(corpus);
    // Names are as hostile as texts.
    QList<HostilePost> &posts = corpus.posts();
    for (qsizetype i = 0; i < posts.size(); i += 3)
        posts[i].author = posts.at(i).text.left(60) + QString::number(i);
    return corpus.posts();
}

} // namespace otklik::bench
