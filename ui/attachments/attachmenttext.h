#pragma once

#include "models/result.h"
#include "ui/attachments/picture.h"

#include <QCoreApplication>

namespace otklik {

/// What is said about pictures.
class AttachmentText final
{
    Q_DECLARE_TR_FUNCTIONS(AttachmentText)

public:
    /// What is wrong with a file and what to do.
    [[nodiscard]] static QString fault(PictureFault fault, const QString &name);
    /// Not written down: why.
    [[nodiscard]] static QString notKept(const Error &error, const QString &name);
    [[nodiscard]] static QString twice(const QString &name);
    [[nodiscard]] static QString removed(const QString &name);
    /// Why a thumbnail cannot be shown.
    [[nodiscard]] static QString notShown(const Error &error);
    /// Why a picture of a post cannot be shown.
    [[nodiscard]] static QString postNotShown(const Error &error);
    /// “%1” of a file, cut in the middle, isolated.
    [[nodiscard]] static QString name(const QString &name);
    /// "480 KB · 1200 × 900", as far as it is known.
    [[nodiscard]] static QString size(const Attachment &attachment);
    /// For the keyboard and the screen reader.
    [[nodiscard]] static QString inWords(const Attachment &attachment);
    /// Why none can be sent, or how many can.
    [[nodiscard]] static QString limit(qsizetype most);
    [[nodiscard]] static QString overLimit(qsizetype most, const QStringList &left);
};

} // namespace otklik
