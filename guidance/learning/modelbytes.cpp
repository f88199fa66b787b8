#include "guidance/learning/textmodel.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QFloat16>
#include <QIODevice>

#include <algorithm>
#include <cmath>

namespace otklik {

namespace {

// magic, version of the form, version of the features, length and SHA-256 of what follows:
// the labels; each bias; the features by key: key, rarity, a weight for each label
constexpr quint32 magic = 0x4f546b4d; // "OTkM"
constexpr quint16 formVersion = 1;
constexpr qsizetype headLength = 4 + 2 + 2 + 4;
constexpr qsizetype sumLength = 32;

tl::unexpected<Error> damaged(const char *what)
{
    return failure(Error::Kind::Corruption, QStringLiteral("model_damaged"), QString::fromLatin1(what));
}

void prepare(QDataStream &stream)
{
    stream.setVersion(QDataStream::Qt_6_0);
    stream.setFloatingPointPrecision(QDataStream::SinglePrecision);
}

Result<QStringList> readLabels(QDataStream &stream)
{
    quint8 count = 0;
    stream >> count;
    if (count < 2 || count > TextModel::labelsAtMost)
        return damaged("number of labels");
    QStringList labels;
    for (int i = 0; i < count; ++i) {
        quint16 length = 0;
        stream >> length;
        QByteArray label(std::min<qsizetype>(length, TextModel::labelBytesAtMost), '\0');
        if (length > TextModel::labelBytesAtMost || stream.readRawData(label.data(), length) != length)
            return damaged("a label");
        labels.append(QString::fromUtf8(label));
    }
    return labels;
}

bool readFloats(QDataStream &stream, size_t count, std::vector<float> &floats)
{
    for (size_t i = 0; i < count; ++i) {
        qfloat16 value;
        stream >> value;
        floats.push_back(static_cast<float>(value));
        if (!std::isfinite(floats.back()))
            return false;
    }
    return stream.status() == QDataStream::Ok;
}

Result<TextModel> readBody(const QByteArray &body)
{
    QDataStream stream(body);
    prepare(stream);
    const auto labels = readLabels(stream);
    if (!labels)
        return tl::unexpected<Error>(labels.error());
    const auto count = static_cast<size_t>(labels->size());
    std::vector<float> biases;
    if (!readFloats(stream, count, biases))
        return damaged("a bias");
    quint32 features = 0;
    stream >> features;
    const qsizetype left = body.size() - stream.device()->pos();
    if (features > TextModel::featuresAtMost || left != static_cast<qsizetype>(features * (4 + 2 + 2 * count)))
        return damaged("number of features");
    std::vector<Vocabulary::Entry> entries;
    std::vector<float> weights;
    entries.reserve(features);
    weights.reserve(features * count);
    for (quint32 i = 0; i < features; ++i) {
        Vocabulary::Entry entry;
        qfloat16 rarity;
        stream >> entry.key >> rarity;
        entry.rarity = static_cast<float>(rarity);
        if ((i > 0 && entry.key <= entries.back().key) || !std::isfinite(entry.rarity) || entry.rarity <= 0)
            return damaged("a feature");
        entries.push_back(entry);
        if (!readFloats(stream, count, weights))
            return damaged("a weight");
    }
    return TextModel(*labels, Vocabulary(std::move(entries)), std::move(weights), std::move(biases));
}

} // namespace

Result<TextModel> TextModel::fromBytes(const QByteArray &bytes)
{
    QDataStream stream(bytes);
    prepare(stream);
    quint32 mark = 0;
    quint16 form = 0;
    quint16 features = 0;
    quint32 length = 0;
    stream >> mark >> form >> features >> length;
    if (bytes.size() < headLength + sumLength || bytes.size() > bytesAtMost || mark != magic)
        return failure(Error::Kind::Corruption, QStringLiteral("not_a_model"));
    if (form != formVersion || features != featureVersion)
        return failure(Error::Kind::Corruption, QStringLiteral("model_of_another_version"),
                       QStringLiteral("%1.%2").arg(form).arg(features));
    const QByteArray body = bytes.mid(headLength + sumLength);
    if (body.size() != static_cast<qsizetype>(length)
        || QCryptographicHash::hash(body, QCryptographicHash::Sha256) != bytes.mid(headLength, sumLength))
        return damaged("checksum");
    return readBody(body);
}

qsizetype TextModel::featuresWithin(qsizetype bytes, const QStringList &labels)
{
    qsizetype left = bytes - headLength - sumLength - 1 - 4 - 2 * labels.size();
    for (const QString &label : labels)
        left -= 2 + label.toUtf8().size();
    return std::clamp<qsizetype>(left / (4 + 2 + 2 * labels.size()), 0, featuresAtMost);
}

QByteArray TextModel::toBytes() const
{
    QByteArray body;
    QDataStream stream(&body, QIODevice::WriteOnly);
    prepare(stream);
    stream << static_cast<quint8>(m_labels.size());
    for (const QString &label : m_labels) {
        const QByteArray utf8 = label.toUtf8();
        stream << static_cast<quint16>(utf8.size());
        stream.writeRawData(utf8.constData(), static_cast<int>(utf8.size()));
    }
    for (const float bias : m_biases)
        stream << qfloat16(bias);
    stream << static_cast<quint32>(m_vocabulary.size());
    const size_t count = m_biases.size();
    for (size_t i = 0; i < m_vocabulary.size(); ++i) {
        stream << m_vocabulary.entries()[i].key << qfloat16(m_vocabulary.entries()[i].rarity);
        for (size_t label = 0; label < count; ++label)
            stream << qfloat16(m_weights[i * count + label]);
    }
    QByteArray head;
    QDataStream headStream(&head, QIODevice::WriteOnly);
    prepare(headStream);
    headStream << magic << formVersion << featureVersion << static_cast<quint32>(body.size());
    return head + QCryptographicHash::hash(body, QCryptographicHash::Sha256) + body;
}

} // namespace otklik
