#pragma once

#include "identity/linkage/cityreader.h"
#include "identity/linkage/handleform.h"
#include "identity/linkage/hashnumbers.h"
#include "identity/linkage/runstore.h"
#include "identity/names/nameform.h"
#include "identity/names/wordreader.h"

#include <QHash>

#include <deque>
#include <vector>

namespace otklik::identity {

/// One value of a field in comparable form. Equal values are one object, so that equality is a pointer's and
/// what reading costs is paid once.
struct Value final
{
    LinkField field = LinkField::Name;
    quint32 count = 0; ///< records that have it
    QString text;      ///< of a name: as written
    const NameForm *name = nullptr;     ///< of a name; the pool's
    const HandleForm *handle = nullptr; ///< of a handle; the pool's
    std::span<const quint32> blocks;    ///< whose size says how common a name or a part of a handle is

    /// Has its form fetched.
    void prefetch() const
    {
        __builtin_prefetch(name);
        __builtin_prefetch(handle);
    }
};

/// All values there are. A pool over another looks there first and leaves it as it is: a record can be compared
/// with everything without becoming part of it.
class ValuePool final
{
public:
    explicit ValuePool(const ValuePool *below = nullptr)
        : m_below(below)
        , m_words(below ? &below->m_words : nullptr)
    {}

    /// The value of this comparable text; read and made if it is new.
    const Value *intern(LinkField field, const QString &text) { return intern(field, text, hash(field, text)); }
    /// The same with the hash known: who interns several values has the memory of all fetched before.
    const Value *intern(LinkField field, const QString &text, quint64 hash);
    [[nodiscard]] static quint64 hash(LinkField field, const QString &text);
    void prefetch(quint64 hash) const;
    /// The form of a name that is nobody's value.
    const NameForm *readName(QStringView written);
    /// Of a pool without one below: counts one more record, and of a name its words.
    void count(const Value *value);
    [[nodiscard]] CityReader &cities() { return m_cities; }
    [[nodiscard]] quint32 network(const QString &name) const;
    quint32 openNetwork(const QString &name);
    [[nodiscard]] qint64 memory() const;

    /// Values made since the last forgetNew(), whose blocks the caller has to name.
    [[nodiscard]] const std::vector<Value *> &newValues() const { return m_new; }
    void nameBlocks(Value *value, std::span<const quint32> blocks) { value->blocks = m_blocks.keep(blocks); }
    void forgetNew() { m_new.clear(); }

private:
    /// `hash` becomes the one under which the text is or would be.
    [[nodiscard]] const Value *find(LinkField field, const QString &text, quint64 &hash) const;

    const ValuePool *m_below;
    NameWords m_words;
    WordReader m_reader;
    CityReader m_cities;
    std::deque<Value> m_values;
    std::deque<NameForm> m_names;
    std::deque<HandleForm> m_handles;
    RunStore<quint32> m_blocks;
    std::vector<Value *> m_new;
    HashNumbers m_byText;
    QHash<QString, quint32> m_networks;
    QString m_lastNetwork; // most records are of the network of the one before
    quint32 m_lastNumber = 0;
};

/// The hash of a text under which it is looked for; the same in every run.
[[nodiscard]] quint64 steadyHash(QStringView text, quint64 seed);

} // namespace otklik::identity
