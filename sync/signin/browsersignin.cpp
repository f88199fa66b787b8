#include "sync/signin/browsersignin.h"

#include "oidc/callback.h"
#include "sync/signin/issuerlink.h"

namespace otklik {

namespace {

bool canMove(BrowserSignIn::Step from, BrowserSignIn::Step to)
{
    using enum BrowserSignIn::Step;
    switch (to) {
    case Idle:
        return false;
    case Discovering:
        return from == Idle;
    case Waiting:
        return from == Discovering;
    case Redeeming:
        return from == Waiting;
    case Ended:
        return from != Ended;
    }
    return false;
}

/// The words for the person; what exactly was wrong stays in the detail.
Error told(Error error)
{
    if (error.code == u"callback_malformed" || error.code == u"issuer_other" || error.code == u"token_malformed")
        return {error.kind, QStringLiteral("issuer_unsuitable"), error.code};
    if (error.code == u"issuer_busy")
        return {error.kind, QStringLiteral("issuer_unreachable"), error.detail};
    return error;
}

} // namespace

QStringList scopesFor(const QStringList &wanted, const QStringList &known)
{
    QStringList scopes;
    for (const QString &scope : wanted)
        if (known.isEmpty() || known.contains(scope))
            scopes.append(scope);
    if (!scopes.contains(QStringLiteral("openid")))
        scopes.prepend(QStringLiteral("openid"));
    return scopes;
}

BrowserSignIn::BrowserSignIn(IssuerWay way, ReturnPages pages, SignInNetwork &network, const Clock &clock,
                             QObject *parent, std::chrono::milliseconds longestVisit)
    : QObject(parent)
    , m_way(std::move(way))
    , m_pages(std::move(pages))
    , m_network(network)
    , m_clock(clock)
    , m_link(new IssuerLink(m_way.issuer, network, this))
{
    m_visit.setSingleShot(true);
    m_visit.setInterval(longestVisit);
    connect(&m_visit, &QTimer::timeout, this, [this] {
        fail({Error::Kind::Retry, QStringLiteral("sign_in_timeout"), {}});
    });
}

BrowserSignIn::~BrowserSignIn() = default;

void BrowserSignIn::setStep(Step to)
{
    Q_ASSERT(canMove(m_step, to));
    m_step = to;
}

void BrowserSignIn::start()
{
    setStep(Step::Discovering);
    m_link->discover([this](const Result<oidc::Discovery> &issuer) {
        if (m_step != Step::Discovering)
            return;
        issuer ? open(*issuer) : fail(issuer.error());
    });
}

void BrowserSignIn::cancel()
{
    if (m_step != Step::Ended)
        fail({Error::Kind::GiveUp, QStringLiteral("sign_in_cancelled"), {}});
}

void BrowserSignIn::open(const oidc::Discovery &issuer)
{
    m_issuer = issuer;
    m_receiver = std::make_unique<LoopbackReceiver>([this](const QByteArray &query) { return judge(query); }, nullptr);
    if (!m_receiver->listen(m_way.redirectPorts))
        return fail({Error::Kind::Retry, QStringLiteral("no_redirect_port"), {}});
    m_flow = std::make_unique<TokenFlow>(issuer, m_way.clientId, m_network, nullptr);
    const QUrl page = m_flow->page(m_receiver->address(), scopesFor(m_way.scopes, issuer.scopes));
    setStep(Step::Waiting);
    m_visit.start();
    Q_EMIT pageReady(page);
}

LoopbackReceiver::Page BrowserSignIn::judge(const QByteArray &query)
{
    if (m_step != Step::Waiting)
        return m_pages.refused;
    const auto code = oidc::codeOf(query, {m_flow->state(), m_issuer.issuer, m_issuer.namesItself});
    if (!code && code.error().code == u"callback_ignored")
        return m_pages.refused;
    // The page goes out first: what follows may end the receiver.
    m_visit.stop();
    setStep(Step::Redeeming);
    QMetaObject::invokeMethod(
        this,
        [this, code] {
            if (m_step == Step::Redeeming)
                code ? redeem(*code) : fail(told(code.error()));
        },
        Qt::QueuedConnection);
    return code ? m_pages.accepted : m_pages.refused;
}

void BrowserSignIn::redeem(const QString &code)
{
    m_flow->redeem(code, [this](const Result<TokenFlow::Got> &got) {
        if (m_step != Step::Redeeming)
            return;
        got ? verify(*got) : fail(told(got.error()));
    });
}

void BrowserSignIn::verify(const TokenFlow::Got &got)
{
    oidc::Expected expected;
    expected.issuer = m_issuer.issuer;
    expected.audiences = {m_way.clientId};
    expected.nonce = QString::fromLatin1(m_flow->nonce());
    expected.accessToken = got.tokens.accessToken;
    // It came from the issuer a moment ago: its own clock counts, should this computer's be wrong.
    expected.now = got.date.value_or(m_clock.now());
    m_link->verify(
        m_issuer.keys, got.tokens.idToken, expected, [this, tokens = got.tokens](const Result<oidc::IdToken> &id) {
            if (m_step != Step::Redeeming)
                return;
            id ? end(Grant{id->subject, tokens.idToken, m_flow->nonce(), tokens.refreshToken}) : fail(id.error());
        });
}

void BrowserSignIn::end(const Result<Grant> &grant)
{
    setStep(Step::Ended);
    m_visit.stop();
    Q_EMIT finished(grant);
}

} // namespace otklik
