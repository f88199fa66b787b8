#include "app/application.h"
#include "app/singleinstance.h"
#include "app/tour/tour.h"

#include <QApplication>
#include <QTemporaryDir>

#include <cstdio>

namespace {

using namespace otklik;

int say(const QString &line, int exitCode)
{
    std::fprintf(exitCode == 0 ? stdout : stderr, "%s\n", qUtf8Printable(line));
    return exitCode;
}

/// Before any window, and in English: this is the terminal's language.
int sayWhyNot(const Error &error)
{
    if (error.code != u"already_running")
        return say(QStringLiteral("Otklik cannot write to %1. Give this user the right to, or choose another folder "
                                  "with --data DIR.")
                       .arg(error.detail),
                   1);
    return say(error.detail.isEmpty()
                   ? QStringLiteral("Otklik already works with this data, but did not answer. Close it first, or "
                                    "choose another folder with --data DIR.")
                   : QStringLiteral("Otklik already runs with this data: its window has been brought to the front."),
               error.detail.isEmpty() ? 1 : 0);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication::setApplicationName(QStringLiteral("otklik"));
    QCoreApplication::setApplicationVersion(QStringLiteral(OTKLIK_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("otklik"));
    QApplication toolkit(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false); // the server is stopped first

    auto options = parseOptions(QCoreApplication::arguments());
    if (!options)
        return say(options.error().detail, 2);
    if (!options->answer.isEmpty())
        return say(options->answer.trimmed(), 0);
    // The tour shows a fresh workspace and leaves nothing in the person's own.
    const QTemporaryDir tourData;
    if (!options->tourDir.isEmpty() && !options->hasOwnSettings) {
        options->dataDir = tourData.path();
        options->hasOwnSettings = true;
    }
    SingleInstance instance(options->dataDir);
    const auto wish = options->wantsCapture ? SingleInstance::Wish::Capture : SingleInstance::Wish::Show;
    if (const auto taken = instance.take(wish); !taken)
        return sayWhyNot(taken.error());

    Application application(*options, toolkit);
    QObject::connect(&instance, &SingleInstance::anotherStarted, &application, &Application::raise);
    QObject::connect(&instance, &SingleInstance::captureWanted, &application, &Application::capture);
    application.start();
    if (options->wantsCapture)
        application.capture();
    std::unique_ptr<Tour> tour;
    if (!options->tourDir.isEmpty()) {
        tour = std::make_unique<Tour>(application, *options);
        QObject::connect(tour.get(), &Tour::finished, &application, [&application](int exitCode) {
            exitCode == 0 ? application.quit() : QCoreApplication::exit(exitCode);
        });
        tour->start();
    }
    return QApplication::exec();
}
