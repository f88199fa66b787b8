#include "ui/common/errortext.h"

#include <QHash>

namespace otklik {

namespace {

struct Sentence final
{
    const char *code;
    const char *text;
};

/// Codes of docs/openapi.yaml, of storage and of sync.
constexpr Sentence sentences[] = {
    // Reaching the server
    {"offline", QT_TRANSLATE_NOOP("ErrorText", "The server cannot be reached. Go on working: everything is kept and sent later.")},
    {"not_otklik", QT_TRANSLATE_NOOP("ErrorText", "Something else than an Otklik server answered at this address. Check the address, or ask your administrator about a proxy.")},
    {"timeout", QT_TRANSLATE_NOOP("ErrorText", "The server took too long to answer. It is tried again by itself.")},
    // Storage
    {"newer_version", QT_TRANSLATE_NOOP("ErrorText", "The data was written by a newer Otklik. Install that version; nothing was changed.")},
    {"damaged", QT_TRANSLATE_NOOP("ErrorText", "The local data is damaged. It was put aside and is fetched again from the server; what you had not sent was kept.")},
    {"disk_full", QT_TRANSLATE_NOOP("ErrorText", "The disk is full. Free some space; what you type is kept in memory until then.")},
};

} // namespace

QString ErrorText::ofCode(const QString &code)
{
    static const QHash<QString, const char *> byCode = [] {
        QHash<QString, const char *> hash;
        for (const Sentence &s : sentences)
            hash.insert(QLatin1StringView(s.code), s.text);
        return hash;
    }();
    const char *text = byCode.value(code);
    return text ? tr(text) : QString();
}

bool ErrorText::isKnown(const QString &code)
{
    return !ofCode(code).isEmpty();
}

QString ErrorText::ofKind(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::Retry: return tr("That did not work just now. Try again in a moment.");
    case Error::Kind::SignIn: return tr("Your session has ended. Sign in again; nothing is lost.");
    case Error::Kind::Conflict: return tr("Somebody changed this in the meantime. Look at the new state and decide again.");
    case Error::Kind::CorrectInput: return tr("This could not be accepted as it is. Correct it and send it again.");
    case Error::Kind::GiveUp: return tr("This is not possible here.");
    case Error::Kind::Corruption: return tr("Stored data could not be read. Tell your administrator; nothing was overwritten.");
    }
    return {};
}

QString ErrorText::sentence(const Error &error)
{
    const QString own = ofCode(error.code);
    if (!own.isEmpty())
        return own;
    const QString general = ofKind(error.kind);
    //: a general sentence, then the code of the error
    return error.code.isEmpty() ? general : tr("%1 (%2)").arg(general, error.code);
}

QString ErrorText::sentence(const QString &code)
{
    return sentence(Error{Error::Kind::GiveUp, code, {}});
}

} // namespace otklik
