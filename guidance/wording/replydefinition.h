#pragma once

#include "models/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace otklik {

/// A rule of a definition that is not used, and why.
struct SwitchedOffRule final
{
    qint64 line = 0;
    QString expression; ///< as it stands in the file, entities replaced
};

/// A definition of the language of replies as a team wrote it: KSyntaxHighlighting's XML, its language named "Reply
/// (Russian)" or "Reply (English)", as resources/syntax/reply-ru.xml says. Read before it is used: every expression
/// gets a limit of steps, and one that runs into it on texts made to provoke that is switched off, while the rest goes
/// on. Reading takes up to seconds where expressions are bad: not on the UI thread. Immutable; thread-safe.
class ReplyDefinition final
{
public:
    /// Error CorrectInput "bad_definition"; the detail says "line N: …", what is wrong and where.
    [[nodiscard]] static Result<ReplyDefinition> read(const QByteArray &xml);

    /// "ru" or "en".
    [[nodiscard]] const QString &language() const { return m_language; }
    [[nodiscard]] const QList<SwitchedOffRule> &switchedOff() const { return m_switchedOff; }
    /// What the engine loads: with limits, without the rules that are switched off.
    [[nodiscard]] const QByteArray &content() const { return m_content; }

private:
    friend class DefinitionReader;

    QString m_language;
    QList<SwitchedOffRule> m_switchedOff;
    QByteArray m_content;
};

} // namespace otklik
