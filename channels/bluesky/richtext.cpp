#include "channels/bluesky/richtext.h"

#include "channels/bluesky/aturi.h"

#include <QJsonObject>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <optional>

namespace otklik {

namespace {

constexpr qsizetype maxText = 256 * 1024;
constexpr qsizetype maxTag = 64;

const QString typeKey = QStringLiteral("$type");
const QString linkType = QStringLiteral("app.bsky.richtext.facet#link");
const QString mentionType = QStringLiteral("app.bsky.richtext.facet#mention");
const QString tagType = QStringLiteral("app.bsky.richtext.facet#tag");

/// A stretch of the text's bytes, and what stands for it.
struct Span final
{
    qint64 start = 0;
    qint64 end = 0;
    QJsonObject feature;
};

bool isBoundary(const QByteArray &bytes, qint64 at)
{
    return at == bytes.size() || (static_cast<quint8>(bytes.at(at)) & 0xc0) != 0x80;
}

/// The address as a browser would ask for it; empty for what is no web address.
QString webAddress(const QString &address)
{
    const QUrl url(address, QUrl::TolerantMode);
    const bool isWeb = url.scheme() == QLatin1StringView("https") || url.scheme() == QLatin1StringView("http");
    return url.isValid() && isWeb && !url.host().isEmpty() ? QString::fromLatin1(url.toEncoded()) : QString();
}

/// Whether the words are the address itself, perhaps without its scheme or cut short.
bool standFor(QString words, const QString &address)
{
    static const QRegularExpression scheme(QStringLiteral("\\Ahttps?://(www\\.)?"),
                                           QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression cut(QStringLiteral("(\\.\\.\\.|…|/)\\z"));
    words = words.trimmed().remove(scheme).remove(cut);
    return words.contains(u'.') && QString(address).remove(scheme).startsWith(words, Qt::CaseInsensitive);
}

QString shown(const QString &words, const QJsonObject &feature)
{
    const QString type = feature.value(typeKey).toString();
    if (type == linkType) {
        const QString raw = feature.value(QLatin1StringView("uri")).toString();
        const QString address = webAddress(raw);
        if (address.isEmpty())
            return words;
        const bool isSame = standFor(words, raw) || standFor(words, address) || standFor(words, QUrl(address).toString());
        return isSame ? address : QStringLiteral("%1 (%2)").arg(words, address);
    }
    const QString did = feature.value(QLatin1StringView("did")).toString();
    if (type == mentionType && !words.startsWith(u'@') && isDid(did))
        return QStringLiteral("%1 (%2)").arg(words, did);
    return words;
}

/// The spans that fit the text, in its order, none over another.
QList<Span> spansOf(const QByteArray &bytes, const QJsonArray &facets)
{
    QList<Span> spans;
    for (const QJsonValue &value : facets) {
        const QJsonObject facet = value.toObject();
        const QJsonObject index = facet.value(QLatin1StringView("index")).toObject();
        const qint64 start = index.value(QLatin1StringView("byteStart")).toInteger(-1);
        const qint64 end = index.value(QLatin1StringView("byteEnd")).toInteger(-1);
        if (start < 0 || end <= start || end > bytes.size() || !isBoundary(bytes, start) || !isBoundary(bytes, end))
            continue;
        spans.append({start, end, facet.value(QLatin1StringView("features")).toArray().first().toObject()});
    }
    std::stable_sort(spans.begin(), spans.end(), [](const Span &a, const Span &b) { return a.start < b.start; });
    QList<Span> apart;
    for (const Span &span : std::as_const(spans))
        if (apart.isEmpty() || apart.last().end <= span.start)
            apart.append(span);
    return apart;
}

const QRegularExpression &mentionForm()
{
    // atproto.com/specs/handle: labels of letters, digits and hyphens, the last one begins with a letter.
    static const QRegularExpression form(
        QStringLiteral("(?<![\\w@/.])@((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?)(?![\\w@])"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return form;
}

/// Without the punctuation of the sentence it stands in.
QString withoutTail(QString word)
{
    constexpr QStringView closing = u".,;:!?…'\"»”’)]}";
    while (!word.isEmpty() && closing.contains(word.back())) {
        if (word.back() == u')' && word.count(u'(') >= word.count(u')'))
            break;
        word.chop(1);
    }
    return word;
}

std::optional<QJsonObject> linkFeature(const QString &word)
{
    const QString address = webAddress(word);
    if (address.isEmpty())
        return std::nullopt;
    return QJsonObject{{typeKey, linkType}, {QStringLiteral("uri"), address}};
}

/// Takes stretches of a text, of which none may lie over another, and counts in bytes.
class FacetWriter final
{
public:
    explicit FacetWriter(const QString &text) : m_text(text) { }

    void add(qsizetype at, qsizetype length, const QJsonObject &feature)
    {
        for (const auto &[start, end] : std::as_const(m_taken))
            if (at < end && at + length > start)
                return;
        m_taken.append({at, at + length});
        const qint64 byteStart = QStringView(m_text).left(at).toUtf8().size();
        const qint64 byteEnd = byteStart + QStringView(m_text).mid(at, length).toUtf8().size();
        m_facets.append(QJsonObject{
            {QStringLiteral("index"),
             QJsonObject{{QStringLiteral("byteStart"), byteStart}, {QStringLiteral("byteEnd"), byteEnd}}},
            {QStringLiteral("features"), QJsonArray{feature}}});
    }

    [[nodiscard]] QJsonArray facets() const { return m_facets; }

private:
    const QString &m_text;
    QList<std::pair<qsizetype, qsizetype>> m_taken;
    QJsonArray m_facets;
};

} // namespace

QString plainTextOfRichText(const QString &text, const QJsonArray &facets)
{
    const QByteArray bytes = text.left(maxText).toUtf8();
    QString plain;
    qint64 at = 0;
    const QList<Span> spans = spansOf(bytes, facets);
    for (const Span &span : spans) {
        plain += QString::fromUtf8(bytes.mid(at, span.start - at));
        plain += shown(QString::fromUtf8(bytes.mid(span.start, span.end - span.start)), span.feature);
        at = span.end;
    }
    plain += QString::fromUtf8(bytes.mid(at));
    return plain.remove(QChar(u'\0')).trimmed();
}

QStringList handlesIn(const QString &text)
{
    QStringList handles;
    for (auto matches = mentionForm().globalMatch(text); matches.hasNext();)
        handles.append(matches.next().captured(1).toLower());
    handles.removeDuplicates();
    return handles;
}

QJsonArray facetsOf(const QString &text, const QHash<QString, QString> &dids)
{
    static const QRegularExpression link(QStringLiteral("(?<!\\w)https?://\\S+"),
                                         QRegularExpression::CaseInsensitiveOption
                                             | QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression tag(QStringLiteral("(?<![\\w#&/])#(\\w*\\p{L}\\w*)"),
                                        QRegularExpression::UseUnicodePropertiesOption);
    FacetWriter writer(text);
    for (auto matches = link.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        const QString word = withoutTail(match.captured());
        if (const auto feature = linkFeature(word))
            writer.add(match.capturedStart(), word.size(), *feature);
    }
    for (auto matches = mentionForm().globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        if (const auto did = dids.constFind(match.captured(1).toLower()); did != dids.cend())
            writer.add(match.capturedStart(), match.capturedLength(),
                       {{typeKey, mentionType}, {QStringLiteral("did"), *did}});
    }
    for (auto matches = tag.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        if (match.capturedLength(1) <= maxTag)
            writer.add(match.capturedStart(), match.capturedLength(),
                       {{typeKey, tagType}, {QStringLiteral("tag"), match.captured(1)}});
    }
    return writer.facets();
}

} // namespace otklik
