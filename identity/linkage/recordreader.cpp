#include "identity/linkage/recordreader.h"

#include "identity/linkage/cityreader.h"

#include <algorithm>
#include <array>

namespace otklik::identity {

namespace {

constexpr size_t mostValues = 16;
constexpr qsizetype mostLinks = 16;
constexpr qsizetype mostPerField = 4;
constexpr qsizetype longestValue = 128;
constexpr quint64 accountSeed = 0x6163636f756e74ULL;

QString emailForm(QStringView text)
{
    const QString email = text.trimmed().toString().toLower();
    const qsizetype at = email.indexOf(u'@');
    if (at <= 0)
        return {};
    const qsizetype plus = email.indexOf(u'+'); // what stands behind it is a folder of the same mailbox
    return plus > 0 && plus < at ? email.left(plus) + email.mid(at) : email;
}

/// The last ten digits: +7 916 … and 8 916 … are one phone.
QString phoneForm(QStringView text)
{
    constexpr size_t most = 10;
    std::array<QChar, most> last;
    size_t from = most;
    for (qsizetype i = text.size(); i > 0 && from > 0; --i)
        if (text[i - 1].isDigit())
            last[--from] = QChar(u'0' + text[i - 1].digitValue());
    return most - from < 5 ? QString() : QString(last.data() + from, static_cast<qsizetype>(most - from));
}

/// Words, sorted and without repeats, so that their order does not matter.
QString addressForm(QStringView text)
{
    QStringList words;
    QString word;
    for (const QChar c : text.toString() + u' ')
        if (c.isLetterOrNumber())
            word += c.toLower();
        else if (!word.isEmpty())
            words.append(std::exchange(word, {}));
    words.sort();
    words.removeDuplicates();
    return words.join(u' ');
}

QString form(LinkField field, QStringView text, CityReader &cities)
{
    switch (field) {
    case LinkField::Email:
        return emailForm(text);
    case LinkField::Phone:
        return phoneForm(text);
    case LinkField::Address:
        return addressForm(text);
    case LinkField::Number:
    case LinkField::BirthDate:
        return lettersAndDigits(text);
    case LinkField::City:
        return cities.read(text);
    default:
        return text.trimmed().toString();
    }
}

quint32 bits(LinkField field, const QString &text)
{
    if (field == LinkField::Name || field == LinkField::Handle)
        return 0;
    return letterBits(field == LinkField::Email ? QStringView(text).left(text.indexOf(u'@')) : QStringView(text));
}

/// Takes the values of a record, and interns them when all are there: their memory is waited for once.
class Reading final
{
public:
    explicit Reading(ValuePool &pool)
        : m_pool(pool)
    {}

    void take(LinkField field, const QStringList &texts, const QStringList &verified = {})
    {
        for (const QString &text : texts.first(std::min(texts.size(), mostPerField))) {
            const QString read = form(field, QStringView(text).left(longestValue), m_pool.cities());
            if (read.isEmpty() || m_taken >= mostValues)
                continue;
            const quint64 hash = ValuePool::hash(field, read);
            m_pool.prefetch(hash);
            m_texts[m_taken++] = {read, hash, field, verified.contains(text)};
        }
    }

    void finish(ReadRecord &to)
    {
        to.values.reserve(m_taken);
        for (size_t i = 0; i < m_taken; ++i) {
            const Text &text = m_texts[i];
            const Value *value = m_pool.intern(text.field, text.text, text.hash);
            const auto isSame = [value](const HeldValue &held) { return held.value == value; };
            if (std::any_of(to.values.begin(), to.values.end(), isSame))
                continue;
            if (text.isVerified)
                to.verified = static_cast<quint16>(to.verified | 1U << to.values.size());
            to.values.push_back({value, text.field, bits(text.field, text.text)});
        }
    }

private:
    struct Text final
    {
        QString text;
        quint64 hash = 0;
        LinkField field = LinkField::Name;
        bool isVerified = false;
    };
    ValuePool &m_pool;
    std::array<Text, mostValues> m_texts;
    size_t m_taken = 0;
};

quint64 accountHash(const QString &network, const QString &canonicalHandle)
{
    return steadyHash(canonicalHandle, steadyHash(network.toLower(), accountSeed));
}

void readLinks(const LinkRecord &record, ReadRecord &to)
{
    for (const HeldValue &held : to.values)
        if (held.field == LinkField::Handle)
            to.accounts.push_back(accountHash(record.network.left(longestValue).trimmed(), held.value->handle->whole));
    for (const QString &link : record.links.first(std::min(record.links.size(), mostLinks))) {
        const QStringView read = QStringView(link).left(2 * longestValue);
        const qsizetype slash = read.indexOf(u'/');
        if (slash > 0)
            to.links.push_back(accountHash(read.first(std::min(slash, longestValue)).trimmed().toString(),
                                           canonicalHandle(read.sliced(slash + 1).left(longestValue))));
    }
}

} // namespace

ReadRecord readRecord(const LinkRecord &record, ValuePool &pool)
{
    ReadRecord read;
    read.network = pool.openNetwork(record.network.left(longestValue).trimmed().toLower());
    Reading reading(pool);
    reading.take(LinkField::Name, record.names);
    reading.take(LinkField::Handle, record.handles);
    reading.take(LinkField::Email, record.emails, record.verifiedEmails);
    reading.take(LinkField::Phone, record.phones, record.verifiedPhones);
    reading.take(LinkField::Number, record.numbers);
    reading.take(LinkField::BirthDate, {record.birthDate});
    reading.take(LinkField::Address, record.addresses);
    reading.take(LinkField::City, record.cities);
    reading.finish(read);
    readLinks(record, read);
    read.style = readStyle(record.texts);
    if (!read.values.empty() && read.values.front().field == LinkField::Handle)
        read.nameInHandle = std::make_unique<const NameForm>(pool.readName(wordsOfHandle(record.handles.first())));
    return read;
}

} // namespace otklik::identity
