#include "guidance/sameness/samenessindex.h"

#include "guidance/sameness/replywords.h"
#include "guidance/sameness/wordorder.h"

#include <QUuid>

#include <array>
#include <bit>
#include <vector>

namespace otklik {

namespace {

constexpr int enoughMatches = 32; ///< a template may have gone out a thousand times
constexpr size_t batch = 256;

/// How many words may be taken out or put in between texts of so many words together: similarity is
/// (sum - changes) / sum.
constexpr qsizetype allowedChanges(qsizetype words)
{
    return words / 5;
}

/// A word more or less turns one bit over: two texts differ in at least as many words as their fingerprints in bits.
struct Fingerprint final
{
    explicit Fingerprint(const QList<quint32> &words)
    {
        for (const quint32 word : words) {
            narrow ^= quint64(1) << (word & 63);
            wide[(word >> 6) & 3] ^= quint64(1) << ((word >> 8) & 63);
        }
    }

    quint64 narrow = 0;
    std::array<quint64, 4> wide{};
};

/// The bits of a word, so that the compiler can count two or four at once.
constexpr quint64 bitsOf(quint64 x)
{
    x -= (x >> 1) & 0x5555555555555555;
    x = (x & 0x3333333333333333) + ((x >> 2) & 0x3333333333333333);
    x = (x + (x >> 4)) & 0x0f0f0f0f0f0f0f0f;
    x += x >> 8;
    x += x >> 16;
    x += x >> 32;
    return x & 0x7f;
}

/// Tells which of `count` fingerprints are near; at most `batch`.
void sift(const quint64 *narrow, size_t count, quint64 wanted, quint64 allowed, quint8 *isNear)
{
    for (size_t i = 0; i < count; ++i)
        isNear[i] = bitsOf(narrow[i] ^ wanted) <= allowed ? 1 : 0;
}

QString textOf(const QUuid &id)
{
    return id.toString(QUuid::WithoutBraces);
}

} // namespace

/// Columns, so that the first sieve reads nothing but its own.
struct SamenessIndex::Shelf final
{
    struct Entry final
    {
        QUuid id;
        QUuid person;
        TimePoint sentAt;
        std::array<quint64, 4> wide;
    };

    std::vector<quint64> narrow;
    std::vector<Entry> entries;
    std::vector<quint32> words; ///< `length` of each

    void removeAt(size_t at, size_t length)
    {
        const size_t last = entries.size() - 1;
        if (at != last) {
            narrow[at] = narrow[last];
            entries[at] = entries[last];
            std::copy_n(words.begin() + static_cast<ptrdiff_t>(last * length), length,
                        words.begin() + static_cast<ptrdiff_t>(at * length));
        }
        narrow.pop_back();
        entries.pop_back();
        words.resize(last * length);
    }
};

namespace {

/// One question to the index.
class Search final
{
public:
    Search(const QList<quint32> &words, const PersonId &to, TimePoint now)
        : m_count(words.size())
        , m_fingerprint(words)
        , m_order(words)
        , m_to(QUuid::fromString(to.value))
        , m_now(now)
    {}

    [[nodiscard]] bool isEnough() const { return m_matches >= enoughMatches || (m_best && m_best->similarity >= 1); }

    template <class Shelf>
    void look(const Shelf &shelf, qsizetype length)
    {
        const auto allowed = static_cast<quint64>(allowedChanges(m_count + length));
        std::array<quint8, batch> isNear{};
        for (size_t start = 0; start < shelf.narrow.size() && !isEnough(); start += batch) {
            const size_t count = std::min(batch, shelf.narrow.size() - start);
            sift(shelf.narrow.data() + start, count, m_fingerprint.narrow, allowed, isNear.data());
            for (size_t i = 0; i < count; ++i)
                if (isNear[i] != 0)
                    compare(shelf.entries[start + i], shelf.words.data() + (start + i) * static_cast<size_t>(length),
                            length);
        }
    }

    [[nodiscard]] std::optional<SameReply> best() const { return m_best; }

private:
    template <class Entry>
    void compare(const Entry &entry, const quint32 *words, qsizetype length)
    {
        if (entry.sentAt < m_now - samenessAge || (!m_to.isNull() && entry.person == m_to))
            return;
        quint64 turned = 0;
        for (size_t i = 0; i < entry.wide.size(); ++i)
            turned += bitsOf(entry.wide[i] ^ m_fingerprint.wide[i]);
        if (turned > static_cast<quint64>(allowedChanges(m_count + length)))
            return;
        const qsizetype common = m_order.common(words, length);
        if (m_count + length - 2 * common > allowedChanges(m_count + length))
            return;
        ++m_matches;
        const double similarity = 2.0 * static_cast<double>(common) / static_cast<double>(m_count + length);
        if (!m_best || similarity > m_best->similarity)
            m_best = SameReply{PublicationId{textOf(entry.id)}, entry.sentAt, similarity};
    }

    qsizetype m_count;
    Fingerprint m_fingerprint;
    WordOrder m_order;
    QUuid m_to;
    TimePoint m_now;
    int m_matches = 0;
    std::optional<SameReply> m_best;
};

} // namespace

double similarity(const QString &one, const QString &other)
{
    const QList<quint32> a = replyWords(one);
    const QList<quint32> b = replyWords(other);
    if (std::min(a.size(), b.size()) < samenessLeastWords)
        return 0;
    return 2.0 * static_cast<double>(WordOrder(a).common(b.constData(), b.size()))
         / static_cast<double>(a.size() + b.size());
}

SamenessIndex::SamenessIndex() = default;
SamenessIndex::~SamenessIndex() = default;
SamenessIndex::SamenessIndex(SamenessIndex &&) noexcept = default;
SamenessIndex &SamenessIndex::operator=(SamenessIndex &&) noexcept = default;

void SamenessIndex::add(const SentReply &reply)
{
    const QList<quint32> words = replyWords(reply.text);
    if (words.size() < samenessLeastWords)
        return;
    const Fingerprint fingerprint(words);
    Shelf &shelf = m_shelves[words.size()];
    shelf.narrow.push_back(fingerprint.narrow);
    shelf.entries.push_back(
        {QUuid::fromString(reply.id.value), QUuid::fromString(reply.personId.value), reply.sentAt, fingerprint.wide});
    shelf.words.insert(shelf.words.end(), words.begin(), words.end());
}

template <class Condition>
void SamenessIndex::removeIf(const Condition &condition)
{
    for (auto &[length, shelf] : m_shelves)
        for (size_t at = shelf.entries.size(); at-- > 0;)
            if (condition(shelf.entries[at]))
                shelf.removeAt(at, static_cast<size_t>(length));
    std::erase_if(m_shelves, [](const auto &item) { return item.second.entries.empty(); });
}

void SamenessIndex::remove(const PublicationId &id)
{
    removeIf([wanted = QUuid::fromString(id.value)](const auto &entry) { return entry.id == wanted; });
}

void SamenessIndex::forget(const PersonId &person)
{
    const QUuid wanted = QUuid::fromString(person.value);
    if (!wanted.isNull())
        removeIf([&](const auto &entry) { return entry.person == wanted; });
}

void SamenessIndex::dropBefore(TimePoint time)
{
    removeIf([&](const auto &entry) { return entry.sentAt < time; });
}

std::optional<SameReply> SamenessIndex::find(const QString &draft, const PersonId &to, TimePoint now) const
{
    const QList<quint32> words = replyWords(draft);
    if (words.size() < samenessLeastWords)
        return std::nullopt;
    Search search(words, to, now);
    // 2/3 and 3/2 of the length are as far as the same text can be, lengths alone
    const auto end = m_shelves.upper_bound(words.size() * 3 / 2);
    for (auto shelf = m_shelves.lower_bound((words.size() * 2 + 2) / 3); shelf != end && !search.isEnough(); ++shelf)
        search.look(shelf->second, shelf->first);
    return search.best();
}

qsizetype SamenessIndex::size() const
{
    size_t count = 0;
    for (const auto &[length, shelf] : m_shelves)
        count += shelf.entries.size();
    return static_cast<qsizetype>(count);
}

qsizetype SamenessIndex::memory() const
{
    size_t bytes = 0;
    for (const auto &[length, shelf] : m_shelves)
        bytes += shelf.narrow.capacity() * sizeof(quint64) + shelf.entries.capacity() * sizeof(Shelf::Entry)
               + shelf.words.capacity() * sizeof(quint32);
    return static_cast<qsizetype>(bytes);
}

} // namespace otklik
