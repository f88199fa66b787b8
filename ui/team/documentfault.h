#pragma once

#include <QCoreApplication>

namespace otklik {

/// What is wrong with a team document, in the words of the interface.
struct DocumentFault final
{
    int line = 0; ///< from 1; 0: not known
    QString text;

    friend bool operator==(const DocumentFault &, const DocumentFault &) = default;
};

/// Makes one of the `detail` of a "bad_document".
class DocumentFaultText final
{
    Q_DECLARE_TR_FUNCTIONS(DocumentFaultText)

public:
    /// Where the detail names no line but a key, the line of `body` that holds it.
    [[nodiscard]] static DocumentFault fault(const QString &detail, const QString &body);

private:
    [[nodiscard]] static QString translated(const QString &reason);
};

} // namespace otklik
