#pragma once

#include "guidance/team/rules.h"
#include "models/moderation.h"

namespace otklik {

/// How many warnings have to be on record about a person before it (D4).
[[nodiscard]] int warningsBefore(ModerationKind kind);

/// The language a person is spoken to about the rules who wrote in `language`; it
/// may be empty. The server keeps the rule's text in the same one.
[[nodiscard]] QString noticeLanguage(const QString &language);

/// What somebody is told who broke `rule`: why, and where to go. To be edited
/// before it is used. `language`: of the message.
[[nodiscard]] QString moderationNotice(ModerationKind kind, const TeamRule &rule, const LocalText &appeal,
                                       const QString &language);

} // namespace otklik
