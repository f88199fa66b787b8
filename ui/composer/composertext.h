#pragma once

#include "ui/composer/publishgate.h"

#include <QCoreApplication>

namespace otklik {

/// What the composer says: titles of the checks, reasons, counters.
class ComposerText final
{
    Q_DECLARE_TR_FUNCTIONS(ComposerText)

public:
    /// "ru" or "en": the language of the interface, for texts of the team's data.
    [[nodiscard]] static QString uiLanguage();

    [[nodiscard]] static QString checkTitle(CheckKey key);
    [[nodiscard]] static QString personalData(PersonalDataKind kind);
    /// "card, phone number".
    [[nodiscard]] static QString kinds(const QList<PersonalDataSpan> &found);
    /// Why the button is grey, and what to do; empty for an open gate.
    [[nodiscard]] static QString reason(const Gate &gate, const GateInput &input);
    /// "312 / 500", or "312" where there is no limit.
    [[nodiscard]] static QString length(const TextLength &length);
    /// How it is counted and what happens beyond the limit.
    [[nodiscard]] static QString lengthHelp(const TextLength &length, const NetworkRules &rules, const QString &addressing);
    /// What a text excerpt does not show; empty for none.
    [[nodiscard]] static QString pictures(qsizetype count);
    [[nodiscard]] static QString visibility(Visibility visibility);
    [[nodiscard]] static QString state(CheckState state);

private:
    [[nodiscard]] static QString personalDataReason(const GateInput &input);
};

} // namespace otklik
