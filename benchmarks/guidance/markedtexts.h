#pragma once

#include "guidance/privacy/personaldata.h"
#include "models/result.h"

#include <QList>
#include <QString>

namespace otklik::bench {

/// A text and the personal data in it, as a person marked them.
struct MarkedText final
{
    QString text;
    QList<PersonalDataSpan> spans; ///< in order; offsets in UTF-16 units of `text`
};

/// Marked texts, and the company whose replies they are.
struct MarkedTexts final
{
    QList<MarkedText> rows;
    PrivacyOptions options;
};

/// Reads «Карта [[card:4276 …]]»: \u00a0 and the like are characters, a mark's
/// name is one of PersonalDataKind. Fails with "unknown_mark".
[[nodiscard]] Result<MarkedText> readMarkedText(QString line);

/// Reads a file of them, one a line. "#" begins a comment, "!own CONTACT" and
/// "!pattern NAME = EXPRESSION" fill the options. Fails with "unreadable" and as above.
[[nodiscard]] Result<MarkedTexts> readMarkedTexts(const QString &path);

} // namespace otklik::bench
