#pragma once

#include "models/conversation.h"

#include <QCoreApplication>

namespace otklik {

/// The words around a mention: who, when, what became of it.
class EntryText final
{
    Q_DECLARE_TR_FUNCTIONS(EntryText)

public:
    /// "Our reply" beside the name of a brand account, else empty.
    [[nodiscard]] static QString side(const ConversationEntry &entry);
    /// "edited", "edited 3 times", or empty.
    [[nodiscard]] static QString edited(const ConversationEntry &entry);
    /// "deleted there at 12:04, kept here as evidence", or empty.
    [[nodiscard]] static QString deleted(const ConversationEntry &entry, TimePoint now);
    /// "private", or empty.
    [[nodiscard]] static QString visibility(const ConversationEntry &entry);
    /// What shows the quote of a letter, or hides it again.
    [[nodiscard]] static QString quotedText(bool isShown);
    /// Everything as one sentence, for a screen reader.
    [[nodiscard]] static QString spoken(const ConversationEntry &entry);
};

} // namespace otklik
