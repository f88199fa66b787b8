#include "app/tour/tour.h"

#include "app/application.h"
#include "app/options.h"
#include "app/tour/tourhand.h"

#include <QApplication>
#include <QDesktopServices>
#include <QDir>

#include <cstdio>

namespace otklik {

namespace {

constexpr int tickMs = 50;
constexpr int patienceTicks = 90'000 / tickMs;
constexpr int settleTicks = 600 / tickMs; // long enough for what is delivered later to be painted

QtMessageHandler toTheTerminal = nullptr;

/// The platform without a screen says of every window what it cannot do with it: nothing for a reader.
void withoutPlatformRemarks(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (!message.startsWith(u"This plugin does not support "))
        toTheTerminal(type, context, message);
}

} // namespace

Tour::Tour(Application &application, const Options &options, QObject *parent)
    : QObject(parent), m_application(application), m_dir(options.tourDir), m_network(options.tourNetwork),
      m_browser(m_http)
{
    m_timer.setInterval(tickMs);
    connect(&m_timer, &QTimer::timeout, this, &Tour::tick);
    toTheTerminal = qInstallMessageHandler(withoutPlatformRemarks);
    QDir().mkpath(m_dir);
    m_log.setFileName(m_dir + QStringLiteral("/tour.log"));
    if (!m_log.open(QIODevice::WriteOnly | QIODevice::Truncate) || !readAccounts(options.tourAccounts)) {
        fail(QStringLiteral("cannot write to %1, or cannot read the accounts in %2").arg(m_dir, options.tourAccounts));
        return;
    }
    // The tour has no browser: the person at the browser is the tour itself.
    QDesktopServices::setUrlHandler(QStringLiteral("http"), this, "signInAtNetwork");
    addStart();
    addConnecting();
    for (const QString &language : {QStringLiteral("ru"), QStringLiteral("en")})
        addMainJob(tourTexts(language));
    addLooks();
}

Tour::~Tour()
{
    QDesktopServices::unsetUrlHandler(QStringLiteral("http"));
    qInstallMessageHandler(toTheTerminal);
}

bool Tour::readAccounts(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts))
        m_passwords.insert(line.section(u':', 0, 0).trimmed(), line.section(u':', 1).trimmed());
    return m_passwords.contains(QStringLiteral("brand"));
}

void Tour::start()
{
    if (m_hasFailed)
        return;
    m_timer.start();
}

void Tour::add(const QString &name, std::function<bool()> isReady, std::function<void()> act, const QString &told)
{
    m_steps.append({name, std::move(isReady), std::move(act), told, true});
}

void Tour::addQuietly(const QString &name, std::function<bool()> isReady, std::function<void()> act, const QString &told)
{
    m_steps.append({name, std::move(isReady), std::move(act), told, false});
}

void Tour::tick()
{
    if (m_next >= m_steps.size())
        return end(0);
    const Step &step = m_steps.at(m_next);
    ++m_waited;
    // A new window, or the one below a closed dialog: on a desktop it would have the focus by itself.
    if (QWidget *shown = window(); shown && !QApplication::activeWindow())
        shown->activateWindow();
    if (m_settling < 0) {
        if (step.isReady()) {
            step.act();
            m_settling = step.hasPicture ? settleTicks : 2;
        } else if (m_waited > patienceTicks) {
            fail(QStringLiteral("the step “%1” did not come about").arg(step.name));
        }
        return;
    }
    if (m_settling-- > 0 || m_hasFailed)
        return;
    if (step.hasPicture)
        takePicture(step.name);
    if (!step.told.isEmpty())
        tellHere(step.told + (step.hasPicture ? QStringLiteral(" (%1/%2.png)").arg(m_language, step.name) : QString()));
    ++m_next;
    m_waited = 0;
    m_settling = -1;
}

void Tour::takePicture(const QString &name)
{
    QWidget *shown = window();
    const QString folder = m_dir + u'/' + m_language;
    QDir().mkpath(folder);
    const QString file = folder + u'/' + name + QStringLiteral(".png");
    if (!shown || !tourhand::photograph(shown, file))
        fail(QStringLiteral("no picture could be taken: %1").arg(file));
}

void Tour::tell(const QString &line)
{
    std::printf("%s\n", qUtf8Printable(line));
    std::fflush(stdout);
    m_log.write(line.toUtf8() + '\n');
    m_log.flush();
}

void Tour::fail(const QString &why)
{
    if (std::exchange(m_hasFailed, true))
        return;
    std::fprintf(stderr, "The tour stopped: %s.\n", qUtf8Printable(why));
    m_log.write("The tour stopped: " + why.toUtf8() + '\n');
    if (QWidget *shown = window())
        tourhand::photograph(shown, m_dir + QStringLiteral("/failed.png")) ? void() : void();
    end(1);
}

void Tour::end(int exitCode)
{
    m_timer.stop();
    m_log.flush();
    QTimer::singleShot(0, this, [this, exitCode] { Q_EMIT finished(exitCode); });
}

void Tour::signInAtNetwork(const QUrl &page)
{
    m_browser.signIn(page, QStringLiteral("brand"), m_passwords.value(QStringLiteral("brand")), true,
                     [this](const QUrl &, const QString &problem) {
                         if (!problem.isEmpty())
                             fail(QStringLiteral("signing in at the network failed: ") + problem);
                     });
}

QWidget *Tour::deskWindow() const
{
    return m_application.desk() ? &m_application.desk()->window() : nullptr;
}

QWidget *Tour::window() const
{
    QWidget *desk = deskWindow();
    return desk ? desk : m_application.startWindow();
}

} // namespace otklik
