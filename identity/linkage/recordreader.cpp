#include "identity/linkage/recordreader.h"

#include "identity/linkage/cityreader.h"
#include "identity/names/letters.h"

#include <algorithm>
#include <array>

namespace otklik::identity {

namespace {

constexpr size_t mostValues = 16;
constexpr qsizetype mostLinks = 16;
constexpr qsizetype mostPerField = 4;
constexpr qsizetype longestValue = 128;
constexpr quint64 accountSeed = 0x6163636f756e74ULL;

QString emailForm(const QString &text)
{
    const QString email = text.trimmed().toLower();
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
            word += lowered(c);
        else if (!word.isEmpty())
            words.append(std::exchange(word, {}));
    words.sort();
    words.removeDuplicates();
    return words.join(u' ');
}

QString form(LinkField field, const QString &written, CityReader &cities)
{
    const QString text = written.left(longestValue); // the text itself, if it is no longer
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
        return text.trimmed();
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
        for (qsizetype i = 0; i < std::min(texts.size(), mostPerField); ++i)
            take(field, texts[i], verified);
    }

    void take(LinkField field, const QString &text, const QStringList &verified = {})
    {
        QString read = form(field, text, m_pool.cities());
        if (read.isEmpty() || m_taken >= mostValues)
            return;
        const quint64 hash = ValuePool::hash(field, read);
        m_pool.prefetch(hash);
        m_texts[m_taken++] = {std::move(read), hash, field, verified.contains(text)};
    }

    void finish(ReadRecord &to, RunStore<HeldValue> &store)
    {
        std::array<HeldValue, mostValues> values;
        size_t kept = 0;
        for (size_t i = 0; i < m_taken; ++i) {
            const Text &text = m_texts[i];
            const Value *value = m_pool.intern(text.field, text.text, text.hash);
            const auto end = values.begin() + static_cast<qsizetype>(kept);
            if (std::any_of(values.begin(), end, [value](const HeldValue &held) { return held.value == value; }))
                continue;
            if (text.isVerified)
                to.verified = static_cast<quint16>(to.verified | 1U << kept);
            values[kept++] = {value, text.field, bits(text.field, text.text)};
        }
        to.values = store.keep(std::span(values).first(kept));
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

/// Of a network in lower case.
quint64 accountHash(const QString &network, QStringView canonicalHandle)
{
    return steadyHash(canonicalHandle, steadyHash(network, accountSeed));
}

std::span<const quint64> readAccounts(const QString &network, std::span<const HeldValue> values,
                                      RunStore<quint64> &store)
{
    std::array<quint64, mostPerField> accounts;
    size_t kept = 0;
    for (const HeldValue &held : values)
        if (held.field == LinkField::Handle)
            accounts[kept++] = accountHash(network, held.value->handle->whole);
    return store.keep(std::span(accounts).first(kept));
}

std::span<const quint64> readLinks(const QStringList &links, RunStore<quint64> &store)
{
    std::array<quint64, mostLinks> read;
    size_t kept = 0;
    for (qsizetype i = 0; i < std::min(links.size(), mostLinks); ++i) {
        const QStringView link = QStringView(links[i]).left(2 * longestValue);
        const qsizetype slash = link.indexOf(u'/');
        if (slash > 0)
            read[kept++] = accountHash(link.first(std::min(slash, longestValue)).trimmed().toString().toLower(),
                                       canonicalHandle(link.sliced(slash + 1).left(longestValue)));
    }
    return store.keep(std::span(read).first(kept));
}

} // namespace

ReadRecord readRecord(const LinkRecord &record, ValuePool &pool, RecordStore &store)
{
    ReadRecord read;
    const QString network = record.network.left(longestValue).trimmed().toLower();
    read.network = pool.openNetwork(network);
    Reading reading(pool);
    reading.take(LinkField::Name, record.names);
    reading.take(LinkField::Handle, record.handles);
    reading.take(LinkField::Email, record.emails, record.verifiedEmails);
    reading.take(LinkField::Phone, record.phones, record.verifiedPhones);
    reading.take(LinkField::Number, record.numbers);
    reading.take(LinkField::BirthDate, record.birthDate);
    reading.take(LinkField::Address, record.addresses);
    reading.take(LinkField::City, record.cities);
    reading.finish(read, store.values);
    read.accounts = readAccounts(network, read.values, store.hashes);
    read.links = readLinks(record.links, store.hashes);
    read.style = readStyle(record.texts);
    if (!read.values.empty() && read.values.front().field == LinkField::Handle)
        read.nameInHandle = pool.readName(wordsOfHandle(record.handles.first()));
    return read;
}

} // namespace otklik::identity
