#include "guidance/learning/modeldocument.h"

namespace otklik {

QString modelDocument(const TextModel &model)
{
    return QString::fromLatin1(model.toBytes().toBase64());
}

Result<std::optional<TextModel>> readModelDocument(const QString &body)
{
    if (body.trimmed().isEmpty())
        return std::optional<TextModel>();
    const auto bytes =
        QByteArray::fromBase64Encoding(body.trimmed().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!bytes)
        return failure(Error::Kind::Corruption, QStringLiteral("not_a_model"));
    auto model = TextModel::fromBytes(*bytes);
    if (!model)
        return tl::unexpected<Error>(model.error());
    return std::optional(std::move(*model));
}

} // namespace otklik
