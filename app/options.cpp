#include "app/options.h"

#include <QCommandLineParser>
#include <QDir>
#include <QStandardPaths>

namespace otklik {

namespace {

QCommandLineOption hidden(QCommandLineOption option)
{
    option.setFlags(QCommandLineOption::HiddenFromHelp);
    return option;
}

tl::unexpected<Error> bad(const QString &line)
{
    return failure(Error::Kind::CorrectInput, QStringLiteral("bad_option"), line);
}

} // namespace

Result<Options> parseOptions(const QStringList &arguments)
{
    const QCommandLineOption data(QStringLiteral("data"), QStringLiteral("Keep everything in DIR."),
                                  QStringLiteral("DIR"));
    const QCommandLineOption server(QStringLiteral("server"), QStringLiteral("Work with the server at URL."),
                                    QStringLiteral("URL"));
    const QCommandLineOption language(QStringLiteral("language"), QStringLiteral("Speak LANG: ru or en."),
                                      QStringLiteral("LANG"));
    const QCommandLineOption capture(QStringLiteral("capture"),
                                     QStringLiteral("Capture the message that the clipboard holds; in the window that "
                                                    "is open already, if there is one."));
    const QCommandLineOption tour(QStringLiteral("tour"),
                                  QStringLiteral("Drive the windows through the main job; pictures and a log in DIR."),
                                  QStringLiteral("DIR"));
    const auto tourNetwork = hidden({QStringLiteral("tour-network"), {}, QStringLiteral("URL")});
    const auto tourAccounts = hidden({QStringLiteral("tour-accounts"), {}, QStringLiteral("FILE")});
    const auto paintLog = hidden({QStringLiteral("first-paint-log"), {}, QStringLiteral("FILE")});
    const auto quits = hidden(QCommandLineOption(QStringLiteral("quit-after-first-paint")));

    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Otklik, the workstation for answering customers."));
    parser.addOptions({data, server, language, capture, tour, tourNetwork, tourAccounts, paintLog, quits});
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    if (!parser.parse(arguments))
        return bad(parser.errorText());
    if (!parser.positionalArguments().isEmpty())
        return bad(QStringLiteral("Unexpected argument: ") + parser.positionalArguments().first());

    Options options;
    options.serverProgram = QCoreApplication::applicationDirPath() + QStringLiteral("/otklik-server");
    if (parser.isSet(help))
        options.answer = parser.helpText();
    else if (parser.isSet(version))
        options.answer = QStringLiteral("otklik ") + QCoreApplication::applicationVersion() + u'\n';
    options.hasOwnSettings = parser.isSet(data);
    options.dataDir = QDir(parser.isSet(data) ? parser.value(data)
                                              : QStandardPaths::writableLocation(QStandardPaths::AppDataLocation))
                          .absolutePath();
    if (parser.isSet(server)) {
        options.server = QUrl(parser.value(server), QUrl::StrictMode);
        if (!options.server.isValid() || options.server.host().isEmpty())
            return bad(QStringLiteral("Not an address: ") + parser.value(server));
    }
    options.language = parser.value(language);
    if (!options.language.isEmpty() && options.language != u"ru" && options.language != u"en")
        return bad(QStringLiteral("Not a language of Otklik: ") + options.language);
    options.wantsCapture = parser.isSet(capture);
    options.tourDir = parser.value(tour);
    options.tourNetwork = QUrl(parser.value(tourNetwork));
    options.tourAccounts = parser.value(tourAccounts);
    options.firstPaintLog = parser.value(paintLog);
    options.quitsAfterFirstPaint = parser.isSet(quits);
    return options;
}

} // namespace otklik
