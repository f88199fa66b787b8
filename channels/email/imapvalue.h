#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <optional>

namespace otklik {

/// A word of an IMAP answer (RFC 3501, 9): an atom, a string or a list of such.
struct ImapValue final
{
    enum class Kind { Atom, String, List };
    Kind kind = Kind::Atom;
    QByteArray bytes;        ///< of Atom and String; NIL is an atom
    QList<ImapValue> list{}; ///< of List

    [[nodiscard]] bool is(const char *atom) const
    {
        return kind == Kind::Atom && bytes.compare(atom, Qt::CaseInsensitive) == 0;
    }
    /// As an unsigned number; none if it is not one.
    [[nodiscard]] std::optional<quint64> number() const;
};

/// The words of one answer, literals within it, without its last line end. None: it is not IMAP.
/// An atom goes on over a pair of square brackets and what stands in it.
[[nodiscard]] std::optional<QList<ImapValue>> parseImapValues(QByteArrayView answer);

/// How many bytes of a literal follow a line that ends here ("… {42}", without its line end); none: none.
[[nodiscard]] std::optional<qsizetype> literalAfter(QByteArrayView line);

/// As a string in a command; none where it has bytes a quoted string cannot hold.
[[nodiscard]] std::optional<QByteArray> imapQuoted(const QByteArray &text);

/// A folder's name as a server knows it: RFC 3501's form of UTF-7.
[[nodiscard]] QByteArray imapFolderName(const QString &name);

} // namespace otklik
