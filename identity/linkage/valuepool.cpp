#include "identity/linkage/valuepool.h"

namespace otklik::identity {

quint64 ValuePool::hash(LinkField field, const QString &text)
{
    return steadyHash(text, static_cast<quint64>(field));
}

void ValuePool::prefetch(quint64 hash) const
{
    m_byText.prefetch(hash);
    if (m_below)
        m_below->prefetch(hash);
}

const Value *ValuePool::find(LinkField field, const QString &text, quint64 &hash) const
{
    if (m_below) {
        quint64 below = hash;
        if (const Value *known = m_below->find(field, text, below))
            return known;
    }
    for (quint32 number; (number = m_byText.find(hash)) != HashNumbers::none; ++hash)
        if (m_values[number].field == field && m_values[number].text == text)
            return &m_values[number]; // else two texts of one hash: the other one is beside it
    return nullptr;
}

const Value *ValuePool::intern(LinkField field, const QString &text, quint64 hash)
{
    if (const Value *known = find(field, text, hash))
        return known;
    m_byText.insert(hash, static_cast<quint32>(m_values.size()));
    Value &made = m_values.emplace_back();
    made.field = field;
    made.text = text;
    if (field == LinkField::Name)
        made.name = readName(text);
    if (field == LinkField::Handle)
        made.handle = &m_handles.emplace_back(readHandle(text));
    m_new.push_back(&made);
    return &made;
}

void ValuePool::count(const Value *value)
{
    ++const_cast<Value *>(value)->count;
    if (value->name)
        for (const NameWord *word : value->name->called())
            ++const_cast<NameWord *>(word)->records;
}

const NameForm *ValuePool::readName(QStringView written)
{
    return &m_names.emplace_back(identity::readName(written, m_reader), m_words);
}

quint32 ValuePool::network(const QString &name) const
{
    const quint32 found = m_networks.value(name, 0);
    return found || !m_below ? found : m_below->network(name);
}

quint32 ValuePool::openNetwork(const QString &name)
{
    if (name.isEmpty())
        return 0;
    if (name == m_lastNetwork)
        return m_lastNumber;
    m_lastNetwork = name;
    m_lastNumber = network(name);
    if (m_lastNumber)
        return m_lastNumber;
    // Only one network can be new to a pool over another: that of the record being read.
    const auto number = static_cast<quint32>((m_below ? m_below->m_networks.size() : m_networks.size()) + 1);
    m_networks.insert(name, number);
    return m_lastNumber = number;
}

qint64 ValuePool::memory() const
{
    auto bytes = static_cast<qint64>(m_values.size() * sizeof(Value) + m_names.size() * sizeof(NameForm)
                                     + m_handles.size() * sizeof(HandleForm))
               + m_blocks.memory();
    constexpr qint64 ofAllocation = 24;
    for (const Value &value : m_values)
        bytes += value.text.capacity() * 2 + ofAllocation;
    for (const HandleForm &handle : m_handles)
        bytes += handle.text.capacity() * 2 + ofAllocation;
    return bytes + m_byText.memory() + m_words.memory() + m_reader.memory() + m_cities.memory();
}

// FNV-1a (Fowler, Noll, Vo) with a last mix: Qt's own hash differs from process to process.
quint64 steadyHash(QStringView text, quint64 seed)
{
    quint64 hash = 0xcbf29ce484222325ULL ^ (seed * 0x9e3779b97f4a7c15ULL);
    for (const QChar c : text)
        hash = (hash ^ c.unicode()) * 0x100000001b3ULL;
    hash ^= hash >> 32;
    hash *= 0xd6e8feb86659fd93ULL;
    return hash ^ (hash >> 32);
}

} // namespace otklik::identity
