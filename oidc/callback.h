#pragma once

#include "models/result.h"

#include <QByteArray>

namespace otklik::oidc {

/// What a call-back must carry to be ours.
struct ExpectedCallback final
{
    QByteArray state;
    QString issuer;
    bool mustNameIssuer = false; ///< the issuer said that its call-backs name it (RFC 9207)
};

/// The code in the query of the address that the browser was sent back to.
/// "callback_ignored" (kind CorrectInput): it does not carry our state, so it is
/// somebody else's, and nothing may follow from it, an error least of all.
/// Further codes: "sign_in_declined" (the person said no), "sign_in_refused" (the
/// issuer did; its word is the detail), "callback_malformed", "issuer_other".
[[nodiscard]] Result<QString> codeOf(const QByteArray &query, const ExpectedCallback &expected);

} // namespace otklik::oidc
