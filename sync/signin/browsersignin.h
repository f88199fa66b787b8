#pragma once

#include "oidc/idtoken.h"
#include "sync/signin/grant.h"
#include "sync/signin/loopbackreceiver.h"
#include "sync/signin/tokenflow.h"

#include <QTimer>

namespace otklik {

class IssuerLink;

/// The pages a person sees in the browser at the end, in their language.
struct ReturnPages final
{
    LoopbackReceiver::Page accepted;
    LoopbackReceiver::Page refused;
};

/// One attempt to sign in with the system browser: discovery, the page, the
/// call-back, the code for tokens, the id token verified. Call-backs that are not
/// ours change nothing. Answers exactly once with finished(); UI thread.
class BrowserSignIn final : public QObject
{
    Q_OBJECT

public:
    /// What it is doing.
    enum class Step {
        Idle,        ///< not begun
        Discovering, ///< asks the issuer about itself
        Waiting,     ///< the person is in the browser
        Redeeming,   ///< the code is on its way, then the keys
        Ended,       ///< finished() has been said
    };

    BrowserSignIn(IssuerWay way, ReturnPages pages, SignInNetwork &network, const Clock &clock, QObject *parent,
                  std::chrono::milliseconds longestVisit = std::chrono::minutes(10));
    ~BrowserSignIn() override;

    void start();
    void cancel();
    [[nodiscard]] Step step() const { return m_step; }

Q_SIGNALS:
    /// Open this in the browser; it stays good for as long as the attempt waits.
    void pageReady(const QUrl &page);
    /// Codes: those of IssuerLink and TokenFlow, "sign_in_declined", "sign_in_refused",
    /// "sign_in_cancelled", "sign_in_timeout", "no_redirect_port".
    void finished(const otklik::Result<otklik::Grant> &grant);

private:
    void setStep(Step to);
    void open(const oidc::Discovery &issuer);
    [[nodiscard]] LoopbackReceiver::Page judge(const QByteArray &query);
    void redeem(const QString &code);
    void verify(const TokenFlow::Got &got);
    void end(const Result<Grant> &grant);
    void fail(const Error &error) { end(tl::unexpected<Error>(error)); }

    const IssuerWay m_way;
    const ReturnPages m_pages;
    SignInNetwork &m_network;
    const Clock &m_clock;
    Step m_step = Step::Idle;
    IssuerLink *m_link;
    oidc::Discovery m_issuer;
    std::unique_ptr<LoopbackReceiver> m_receiver;
    std::unique_ptr<TokenFlow> m_flow;
    QTimer m_visit;
};

/// What may be asked for: of what a server wants, what the issuer knows.
[[nodiscard]] QStringList scopesFor(const QStringList &wanted, const QStringList &known);

} // namespace otklik
