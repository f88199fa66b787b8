#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdint>
#include <limits>
#include <random>

// Changes of whole values of a JSON document: one byte changed at random mostly makes it no JSON
// at all, and what reads its values would never be reached. Linked into fuzzers only.

extern "C" size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t maxSize);
extern "C" size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t maxSize, unsigned int seed);

namespace {

constexpr qsizetype longestText = 2000;

/// One change at one place of a document.
class Change final
{
public:
    Change(const QJsonValue &root, unsigned seed)
        : m_random(seed)
    {
        collect(root);
        m_place = below(m_values.size());
    }

    [[nodiscard]] QJsonValue applied(const QJsonValue &value)
    {
        if (m_place-- == 0)
            return changed(value);
        if (value.isObject()) {
            QJsonObject object = value.toObject();
            for (auto it = object.begin(); it != object.end() && m_place >= 0; ++it)
                *it = applied(*it);
            return object;
        }
        QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size() && m_place >= 0; ++i)
            array[i] = applied(array.at(i));
        return value.isArray() ? QJsonValue(array) : value;
    }

private:
    [[nodiscard]] qsizetype below(qsizetype bound)
    {
        return static_cast<qsizetype>(m_random() % static_cast<std::minstd_rand::result_type>(bound));
    }

    void collect(const QJsonValue &value)
    {
        m_values.append(value);
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            m_names.append(it.key());
            collect(*it);
        }
        const QJsonArray array = value.toArray();
        for (const QJsonValue &inner : array)
            collect(inner);
    }

    [[nodiscard]] QJsonValue oddValue()
    {
        constexpr qint64 most = std::numeric_limits<qint64>::max();
        const QList<QJsonValue> odd{QJsonValue(QJsonValue::Null),
                                    true,
                                    false,
                                    0,
                                    1,
                                    -1,
                                    0.5,
                                    1e300,
                                    most,
                                    -most - 1,
                                    qint64(1) << 53,
                                    (qint64(1) << 53) + 1,
                                    qint64(1'800'000'000'000),
                                    QString(),
                                    QString(QChar(u'\0')),
                                    QString(300, u'x'),
                                    QString(30'000, u'ж'),
                                    QStringLiteral("\xF0\x9F\x98\xA1 \u202E \uFEFF"),
                                    QStringLiteral("2026-02-29T25:61:61.999999999Z"),
                                    QJsonArray(),
                                    QJsonObject()};
        return odd.at(below(odd.size()));
    }

    [[nodiscard]] QJsonValue changedText(const QString &text)
    {
        QByteArray utf8 = text.left(longestText).toUtf8();
        const auto size = static_cast<size_t>(utf8.size());
        utf8.resize(utf8.size() + 64);
        utf8.truncate(static_cast<qsizetype>(
            LLVMFuzzerMutate(reinterpret_cast<uint8_t *>(utf8.data()), size, static_cast<size_t>(utf8.size()))));
        return QString::fromUtf8(utf8);
    }

    [[nodiscard]] QJsonValue changedObject(QJsonObject object)
    {
        if (!object.isEmpty() && below(2) == 0)
            object.remove(object.keys().at(below(object.size())));
        else if (!m_names.isEmpty())
            object.insert(m_names.at(below(m_names.size())), m_values.at(below(m_values.size())));
        return object;
    }

    [[nodiscard]] QJsonValue changedArray(QJsonArray array)
    {
        if (!array.isEmpty() && below(3) == 0)
            array.removeAt(below(array.size()));
        else if (!array.isEmpty() && below(2) == 0)
            array.insert(below(array.size() + 1), QJsonValue(array.at(below(array.size()))));
        else
            array.append(m_values.at(below(m_values.size())));
        return array;
    }

    [[nodiscard]] QJsonValue changed(const QJsonValue &value)
    {
        switch (below(6)) {
        case 0:
            return oddValue();
        case 1:
            return m_values.at(below(m_values.size()));
        default:
            break;
        }
        switch (value.type()) {
        case QJsonValue::String:
            return changedText(value.toString());
        case QJsonValue::Object:
            return changedObject(value.toObject());
        case QJsonValue::Array:
            return changedArray(value.toArray());
        case QJsonValue::Double:
            return value.toDouble() + static_cast<double>(below(5)) - 2;
        default:
            return oddValue();
        }
    }

    std::minstd_rand m_random;
    QList<QJsonValue> m_values;
    QStringList m_names;
    qsizetype m_place = 0;
};

} // namespace

/// The first byte chooses the parser (see FuzzInput); the rest is the document.
extern "C" size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t maxSize, unsigned int seed)
{
    if (size < 2 || seed % 5 == 0)
        return LLVMFuzzerMutate(data, size, maxSize);
    const QByteArray bytes(reinterpret_cast<const char *>(data + 1), static_cast<qsizetype>(size - 1));
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    if (document.isNull())
        return LLVMFuzzerMutate(data, size, maxSize);
    const QJsonValue root = document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    const QJsonValue changed = Change(root, seed).applied(root);
    const QByteArray written = changed.isArray() ? QJsonDocument(changed.toArray()).toJson(QJsonDocument::Compact)
                                                 : QJsonDocument(changed.toObject()).toJson(QJsonDocument::Compact);
    if (static_cast<size_t>(written.size()) >= maxSize)
        return LLVMFuzzerMutate(data, size, maxSize);
    std::copy(written.begin(), written.end(), reinterpret_cast<char *>(data + 1));
    return static_cast<size_t>(written.size()) + 1;
}
