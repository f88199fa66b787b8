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
    {"offline",
     QT_TRANSLATE_NOOP("ErrorText", "The server cannot be reached. Go on working: everything is kept and sent later.")},
    {"working_offline",
     QT_TRANSLATE_NOOP("ErrorText", "You work offline. Everything is kept and sent when the server is reached again.")},
    {"server_unavailable",
     QT_TRANSLATE_NOOP("ErrorText", "The server is not available at the moment. It is tried again by itself; go on working.")},
    {"timeout",
     QT_TRANSLATE_NOOP("ErrorText", "The server took too long to answer. It is tried again by itself.")},
    {"tls_failed",
     QT_TRANSLATE_NOOP("ErrorText", "The connection to the server is not secure: its certificate was not accepted. Tell your administrator; nothing was sent.")},
    {"not_otklik",
     QT_TRANSLATE_NOOP("ErrorText", "Something else than an Otklik server answered at this address. Check the address, or ask your administrator about a proxy.")},
    {"answer_too_large",
     QT_TRANSLATE_NOOP("ErrorText", "The server's answer was too large to be right, and was not taken. Tell your administrator.")},
    {"row_too_large",
     QT_TRANSLATE_NOOP("ErrorText", "The server sent a row too large to be right, and it was not taken. Tell your administrator.")},
    {"row_out_of_range",
     QT_TRANSLATE_NOOP("ErrorText", "The server sent a row that cannot be right, and it was not taken. Tell your administrator.")},
    {"page_too_large",
     QT_TRANSLATE_NOOP("ErrorText", "The server sent more at once than was asked for, and it was not taken. Tell your administrator.")},
    {"numbers_leapt",
     QT_TRANSLATE_NOOP("ErrorText", "The server's changes leapt ahead beyond reason, and were not taken. Tell your administrator; your work goes on from what is here.")},
    {"no_progress",
     QT_TRANSLATE_NOOP("ErrorText", "The server sends the same again and again. Tell your administrator; your work goes on from what is here.")},
    {"numbers_went_back",
     QT_TRANSLATE_NOOP("ErrorText", "The server's changes went backwards, and were not taken. Tell your administrator; your work goes on from what is here.")},
    {"epoch_changed",
     QT_TRANSLATE_NOOP("ErrorText", "The server was restored from a backup. Everything is fetched anew; what you had not sent is kept.")},
    {"mass_removal",
     QT_TRANSLATE_NOOP("ErrorText", "The server wants to take away unusually much. Nothing more is taken until you decide on the Sync page.")},
    {"restored_too_often",
     QT_TRANSLATE_NOOP("ErrorText", "The server says again and again that it was restored from a backup. It is not followed any more until you try again; tell your administrator. Your work is kept.")},
    {"foreign_row",
     QT_TRANSLATE_NOOP("ErrorText", "The server wanted to give a text to somebody else than its author, and was not followed. Tell your administrator; your text is as it was.")},
    {"another_workspace",
     QT_TRANSLATE_NOOP("ErrorText", "This server holds another workspace. Check the address; nothing was mixed.")},
    {"bad_request",
     QT_TRANSLATE_NOOP("ErrorText", "The server did not understand the request. Update Otklik, or tell your administrator.")},
    {"bad_message",
     QT_TRANSLATE_NOOP("ErrorText", "Server and desktop do not understand each other. Update Otklik on both sides; nothing was lost.")},
    {"bad_query",
     QT_TRANSLATE_NOOP("ErrorText", "The server did not understand the question. Update Otklik, or tell your administrator.")},
    {"json_expected",
     QT_TRANSLATE_NOOP("ErrorText", "The server did not understand the request. Update Otklik, or tell your administrator.")},
    {"method_not_allowed",
     QT_TRANSLATE_NOOP("ErrorText", "The server does not know this request. Update Otklik on both sides.")},
    {"too_large",
     QT_TRANSLATE_NOOP("ErrorText", "That is more than the server takes at once. Make it shorter and try again.")},
    {"header_too_large",
     QT_TRANSLATE_NOOP("ErrorText", "The request was larger than the server takes. Tell your administrator.")},
    {"too_many_requests",
     QT_TRANSLATE_NOOP("ErrorText", "Too many requests at once. Wait a moment; it is tried again by itself.")},
    {"too_many_connections",
     QT_TRANSLATE_NOOP("ErrorText", "The server has too many connections now. It is tried again by itself.")},
    {"too_many_attempts",
     QT_TRANSLATE_NOOP("ErrorText", "Too many attempts. Wait a few minutes, then try again.")},
    {"busy",
     QT_TRANSLATE_NOOP("ErrorText", "The server is busy. It is tried again by itself.")},
    {"stopping",
     QT_TRANSLATE_NOOP("ErrorText", "The server is being restarted. It is tried again by itself.")},
    {"internal",
     QT_TRANSLATE_NOOP("ErrorText", "The server had a fault of its own. It is tried again by itself; tell your administrator if it stays.")},
    {"not_available",
     QT_TRANSLATE_NOOP("ErrorText", "This server does not offer that.")},
    {"redirected",
     QT_TRANSLATE_NOOP("ErrorText", "The address leads on to another one, which is not followed. Type the server's own address.")},
    {"insecure_address",
     QT_TRANSLATE_NOOP("ErrorText", "This address is not secure (http): the password would be readable on the way. Use an address that begins with https.")},
    // The server of this computer
    {"server_missing",
     QT_TRANSLATE_NOOP("ErrorText", "The program otklik-server is missing beside otklik. Install Otklik again; your data is untouched.")},
    {"server_silent",
     QT_TRANSLATE_NOOP("ErrorText", "The server on this computer did not start as it should. Try again; server.log in the data folder says more.")},
    {"address_in_use",
     QT_TRANSLATE_NOOP("ErrorText", "Another program uses the server's port. Close it, then try again; your data is untouched.")},
    {"already_running",
     QT_TRANSLATE_NOOP("ErrorText", "Another Otklik server already works with this data. Close it, then try again.")},
    {"no_secret",
     QT_TRANSLATE_NOOP("ErrorText", "The server on this computer was not started by this desktop. Quit Otklik and start it again.")},
    {"key_missing",
     QT_TRANSLATE_NOOP("ErrorText", "The key file of the networks' passwords (otklik.key in the data folder) is missing. Put it back, then try again; nothing was changed.")},
    {"key_wrong",
     QT_TRANSLATE_NOOP("ErrorText", "The key file of the networks' passwords (otklik.key in the data folder) belongs to other data. Put the right one there, then try again; nothing was changed.")},
    {"key_unreadable",
     QT_TRANSLATE_NOOP("ErrorText", "The key file of the networks' passwords (otklik.key in the data folder) cannot be read. Put the right one there, then try again; nothing was changed.")},
    {"secret_damaged",
     QT_TRANSLATE_NOOP("ErrorText", "A password of a network in the data is damaged. Connect that network again, or put the newest backup in place of the data.")},
    // Signing in
    {"signed_out",
     QT_TRANSLATE_NOOP("ErrorText", "Your session has ended. Sign in again; nothing is lost.")},
    {"wrong_password",
     QT_TRANSLATE_NOOP("ErrorText", "Name or password is wrong. Try again; mind the keyboard layout and Caps Lock.")},
    {"id_token_refused",
     QT_TRANSLATE_NOOP("ErrorText", "The sign-in could not be verified, so it was not accepted. Sign in once more; if that does not help, tell your administrator.")},
    {"id_token_used",
     QT_TRANSLATE_NOOP("ErrorText", "This sign-in was used already. Sign in once more.")},
    {"account_disabled",
     QT_TRANSLATE_NOOP("ErrorText", "This account has been deactivated. Ask your administrator.")},
    {"not_invited",
     QT_TRANSLATE_NOOP("ErrorText", "The server does not know you yet. Ask your administrator to add you.")},
    {"issuer_unreachable",
     QT_TRANSLATE_NOOP("ErrorText", "The sign-in service cannot be reached at the moment. Try again a little later.")},
    {"issuer_unsuitable",
     QT_TRANSLATE_NOOP("ErrorText", "The sign-in service did not answer as it should, and nothing was entrusted to it. Tell your administrator.")},
    {"sign_in_declined",
     QT_TRANSLATE_NOOP("ErrorText", "You did not agree in the browser. Sign in again whenever you like.")},
    {"sign_in_refused",
     QT_TRANSLATE_NOOP("ErrorText", "The sign-in service refused. Tell your administrator.")},
    {"sign_in_cancelled",
     QT_TRANSLATE_NOOP("ErrorText", "Signing in was cancelled.")},
    {"sign_in_timeout",
     QT_TRANSLATE_NOOP("ErrorText", "Nothing came back from the browser. Try again.")},
    {"grant_refused",
     QT_TRANSLATE_NOOP("ErrorText", "Your sign-in has ended. Sign in again; nothing is lost.")},
    {"no_browser_sign_in",
     QT_TRANSLATE_NOOP("ErrorText", "This server has no sign-in with the browser. Use your login and password.")},
    {"no_redirect_port",
     QT_TRANSLATE_NOOP("ErrorText", "Another program uses the port on which the browser answers. Close it and try again.")},
    {"wrong_secret",
     QT_TRANSLATE_NOOP("ErrorText", "The server on this computer did not accept this desktop. Quit Otklik and start it again.")},
    {"not_allowed",
     QT_TRANSLATE_NOOP("ErrorText", "Your role does not permit this. Ask a lead or an administrator.")},
    {"not_found",
     QT_TRANSLATE_NOOP("ErrorText", "It is no longer there. The list has been brought up to date.")},
    // Conflicts: somebody was there first
    {"claimed",
     QT_TRANSLATE_NOOP("ErrorText", "A colleague answers this person already. You can read along, or ask your colleague to release the claim.")},
    {"claim_lost",
     QT_TRANSLATE_NOOP("ErrorText", "Your claim had ended when the reply reached the server. Claim the person again, read what is new, and send it once more.")},
    {"thread_changed",
     QT_TRANSLATE_NOOP("ErrorText", "Somebody wrote in the thread since. Read it, change your reply if need be, and send it again.")},
    {"draft_changed",
     QT_TRANSLATE_NOOP("ErrorText", "The draft was changed elsewhere. Both versions are kept; choose one.")},
    {"note_changed",
     QT_TRANSLATE_NOOP("ErrorText", "A colleague changed this note meanwhile. Look at the new text and make your change again.")},
    {"person_changed",
     QT_TRANSLATE_NOOP("ErrorText", "A colleague changed this field meanwhile. Look at the new value and decide again.")},
    {"contact_changed",
     QT_TRANSLATE_NOOP("ErrorText", "A colleague changed this contact meanwhile. Look at the new value and decide again.")},
    {"person_detail_changed",
     QT_TRANSLATE_NOOP("ErrorText", "A colleague changed this field meanwhile. Look at the new value and decide again.")},
    {"bad_value",
     QT_TRANSLATE_NOOP("ErrorText", "This field cannot hold that. Nothing was changed.")},
    {"case_changed",
     QT_TRANSLATE_NOOP("ErrorText", "The case was changed meanwhile. Look at it and decide again.")},
    {"publication_changed",
     QT_TRANSLATE_NOOP("ErrorText", "The reply has moved on meanwhile, so this was too late. Its present state stands in the outbox.")},
    {"text_changed",
     QT_TRANSLATE_NOOP("ErrorText", "The text was changed after you had looked at it. Read it again before you decide.")},
    {"already_submitted",
     QT_TRANSLATE_NOOP("ErrorText", "Another reply to this case is on its way, or this one was sent already. Look in the outbox.")},
    // Rejections: the command itself
    {"mutation_id_reused",
     QT_TRANSLATE_NOOP("ErrorText", "The server has seen another command under the same number, so this one was not applied. Do it once more.")},
    {"bad_id",
     QT_TRANSLATE_NOOP("ErrorText", "The command was not complete, so it was not applied. Do it once more.")},
    {"bad_field",
     QT_TRANSLATE_NOOP("ErrorText", "Something in the command was not readable, so it was not applied. Do it once more.")},
    {"id_exists",
     QT_TRANSLATE_NOOP("ErrorText", "This already exists. Nothing was changed.")},
    {"not_holder",
     QT_TRANSLATE_NOOP("ErrorText", "A colleague holds this claim; only they or a lead can end it.")},
    {"reason_required",
     QT_TRANSLATE_NOOP("ErrorText", "A reason is needed. Write in a few words why.")},
    {"comment_required",
     QT_TRANSLATE_NOOP("ErrorText", "A comment is needed. Write in a few words what should change.")},
    {"empty_text",
     QT_TRANSLATE_NOOP("ErrorText", "There is no text. Write something first.")},
    {"text_too_large",
     QT_TRANSLATE_NOOP("ErrorText", "The text has more than 20,000 characters. Make it shorter.")},
    {"too_long",
     QT_TRANSLATE_NOOP("ErrorText", "The reply is longer than the network takes. Make it shorter, or send it in parts.")},
    {"personal_data",
     QT_TRANSLATE_NOOP("ErrorText", "Personal data must not go out in public. Take it out, or answer privately.")},
    {"not_answerable",
     QT_TRANSLATE_NOOP("ErrorText", "This network does not take such a reply here. Answer there by hand and mark it as sent.")},
    {"document_changed",
     QT_TRANSLATE_NOOP("ErrorText", "A colleague has published a newer version meanwhile. Yours is kept: compare the two and publish again.")},
    {"bad_document",
     QT_TRANSLATE_NOOP("ErrorText", "The document is not in order, and was not published. The version before it stays in use.")},
    {"file_unreadable",
     QT_TRANSLATE_NOOP("ErrorText", "The file cannot be read. Check that it is there and that you may open it.")},
    {"file_too_large",
     QT_TRANSLATE_NOOP("ErrorText", "The file is longer than a team document can be: 200,000 characters.")},
    {"file_not_text",
     QT_TRANSLATE_NOOP("ErrorText", "The file is no text in UTF-8. Save it as UTF-8 and try again.")},
    {"file_unwritable",
     QT_TRANSLATE_NOOP("ErrorText", "The file cannot be written there. Choose another folder.")},
    {"gap_changed",
     QT_TRANSLATE_NOOP("ErrorText", "Somebody else has settled this gap in the meantime. Look at it again.")},
    {"listen_only",
     QT_TRANSLATE_NOOP("ErrorText", "The team only listens in this channel and does not answer there. A lead can change that on the Channels page.")},
    {"channel_cannot_answer",
     QT_TRANSLATE_NOOP("ErrorText", "What cannot be answered cannot be an official channel. Connect it so that answers go out, or let it be listened to only.")},
    {"promise_changed",
     QT_TRANSLATE_NOOP("ErrorText", "A colleague has changed this promise meanwhile. Look at it again.")},
    {"bonus_changed",
     QT_TRANSLATE_NOOP("ErrorText", "This bonus has been decided about meanwhile.")},
    {"bonus_not_available",
     QT_TRANSLATE_NOOP("ErrorText", "This bonus cannot be given here: it is gone, has expired, or is meant for other cases. Choose another one.")},
    {"no_such_item",
     QT_TRANSLATE_NOOP("ErrorText", "This bonus is no longer in the catalogue. Choose another one.")},
    {"no_such_topic",
     QT_TRANSLATE_NOOP("ErrorText", "This interest is not on the team's list. Choose one from the list.")},
    {"rule_required",
     QT_TRANSLATE_NOOP("ErrorText", "Name the published rule that was broken.")},
    {"warning_required",
     QT_TRANSLATE_NOOP("ErrorText", "The author has to be warned first: once before a removal, twice before a block.")},
    {"already_moderated",
     QT_TRANSLATE_NOOP("ErrorText", "A colleague has done this about the message already.")},
    {"variable_left",
     QT_TRANSLATE_NOOP("ErrorText", "A placeholder such as {{order}} has not been filled in. Fill it in and send the reply again.")},
    {"moderation_changed",
     QT_TRANSLATE_NOOP("ErrorText", "A colleague has decided about this meanwhile. Look at it again.")},
    {"bad_attachment",
     QT_TRANSLATE_NOOP("ErrorText", "One of the pictures cannot be attached. Remove it and add it again; the text is kept.")},
    {"attachment_too_large",
     QT_TRANSLATE_NOOP("ErrorText", "The picture is too large. Make it smaller and add it again.")},
    {"too_many_attachments",
     QT_TRANSLATE_NOOP("ErrorText", "The network does not take so many pictures. Remove some and send the reply again.")},
    {"attachment_missing",
     QT_TRANSLATE_NOOP("ErrorText", "The server did not have one of the pictures. It is handed over again when you send the reply once more.")},
    {"attachment_refused",
     QT_TRANSLATE_NOOP("ErrorText", "The network does not take the picture. Nothing was published; remove the picture or post the reply by hand.")},
    {"wrong_person",
     QT_TRANSLATE_NOOP("ErrorText", "The case now belongs to another person, so nothing was changed. Open it again.")},
    {"erased",
     QT_TRANSLATE_NOOP("ErrorText", "This customer was erased at their own wish. Nothing about them is kept, and this was not carried out.")},
    {"other_teams",
     QT_TRANSLATE_NOOP("ErrorText", "Some of what is known about this customer belongs to teams that you are not in. Ask an administrator.")},
    {"unknown_case",
     QT_TRANSLATE_NOOP("ErrorText", "This case is not on this computer. It may have been removed.")},
    {"unknown_person",
     QT_TRANSLATE_NOOP("ErrorText", "This person is not on this computer. They may have been removed.")},
    // The networks
    {"token_refused",
     QT_TRANSLATE_NOOP("ErrorText", "The network no longer accepts our sign-in. An administrator connects the source again; nothing was published.")},
    {"network_refused",
     QT_TRANSLATE_NOOP("ErrorText", "The network refused. Nothing was published; see the reason there, change the reply, or post it by hand.")},
    {"network_unreachable",
     QT_TRANSLATE_NOOP("ErrorText", "The network cannot be reached. It is tried again by itself.")},
    {"network_no_answer",
     QT_TRANSLATE_NOOP("ErrorText", "The network did not answer in time.")},
    {"network_fault",
     QT_TRANSLATE_NOOP("ErrorText", "The network has a fault of its own. It is tried again by itself.")},
    {"post_gone",
     QT_TRANSLATE_NOOP("ErrorText", "The message that was answered is no longer there. Nothing was published.")},
    {"rate_limited",
     QT_TRANSLATE_NOOP("ErrorText", "The network asks us to slow down. It is tried again by itself a little later.")},
    {"not_this_network",
     QT_TRANSLATE_NOOP("ErrorText", "At this address there is not the interface of this network. Check the address; nothing was sent.")},
    {"not_possible",
     QT_TRANSLATE_NOOP("ErrorText", "The network has no way to do that. Do it by hand in the network itself.")},
    {"right_missing",
     QT_TRANSLATE_NOOP("ErrorText", "The key of this account does not allow that. An administrator can give it the right in the network and connect it anew.")},
    {"cannot_read_back",
     QT_TRANSLATE_NOOP("ErrorText", "Nobody but a person can see whether it stands there. Look in the network, then say what you saw.")},
    {"window_closed",
     QT_TRANSLATE_NOOP("ErrorText", "The network takes an answer for a limited time only, and that is over. Write another way, or wait until the customer writes again.")},
    {"comments_closed",
     QT_TRANSLATE_NOOP("ErrorText", "Comments are closed there: nobody can answer in this place. Answer privately, or on your own page with a link.")},
    {"recipient_refuses",
     QT_TRANSLATE_NOOP("ErrorText", "The person takes no private messages from you. Ask in public to be written to.")},
    {"duplicate_refused",
     QT_TRANSLATE_NOOP("ErrorText", "The network takes the same words only once. Change the text and send it again.")},
    {"captcha_needed",
     QT_TRANSLATE_NOOP("ErrorText", "The network wants to see a person first. Open it in the browser, answer there, then say where the reply stands.")},
    {"predecessor_failed",
     QT_TRANSLATE_NOOP("ErrorText", "What this was to follow did not go out. Look at that one first, then send this again.")},
    {"not_mastodon",
     QT_TRANSLATE_NOOP("ErrorText", "There is no Mastodon at this address. Check the address of the instance.")},
    {"bad_url",
     QT_TRANSLATE_NOOP("ErrorText", "This is not a web address. It should look like https://social.example")},
    {"outcome_unclear",
     QT_TRANSLATE_NOOP("ErrorText", "No answer came, so it is not known whether the reply stands in the network. Look there, then say what you saw: it is never sent twice by itself.")},
    {"no_connection",
     QT_TRANSLATE_NOOP("ErrorText", "This source is not connected. Post the reply there by hand, or ask an administrator to connect it.")},
    // The data on this computer, or the server's
    {"database_newer",
     QT_TRANSLATE_NOOP("ErrorText", "The data was written by a newer Otklik. Install that version; nothing was changed.")},
    {"database_damaged",
     QT_TRANSLATE_NOOP("ErrorText", "The data on this computer is damaged. It was put aside and is fetched again; what had not been sent was saved where it could be read.")},
    {"database_readonly",
     QT_TRANSLATE_NOOP("ErrorText", "The data cannot be written: the disk or the folder is read-only. Make it writable and start Otklik again.")},
    {"database_unreachable",
     QT_TRANSLATE_NOOP("ErrorText", "The data cannot be opened. Check that the folder exists and belongs to you, then start Otklik again.")},
    {"database_busy",
     QT_TRANSLATE_NOOP("ErrorText", "Another program holds the data. It is tried again by itself.")},
    {"database_io",
     QT_TRANSLATE_NOOP("ErrorText", "The disk failed while reading or writing. Check the disk; your text is still on the screen.")},
    {"database_error",
     QT_TRANSLATE_NOOP("ErrorText", "The data could not be read or written. Try again; tell your administrator if it stays.")},
    {"database_constraint",
     QT_TRANSLATE_NOOP("ErrorText", "This does not fit what is stored, so nothing was changed. Tell your administrator.")},
    {"disk_full",
     QT_TRANSLATE_NOOP("ErrorText", "The disk is full. Free some space and try again; what you typed is still on the screen.")},
    {"cache_in_use",
     QT_TRANSLATE_NOOP("ErrorText", "Otklik already runs with this data. Use the window that is open.")},
    {"cache_closed",
     QT_TRANSLATE_NOOP("ErrorText", "Otklik is closing; this was not done.")},
    {"cache_of_another_user",
     QT_TRANSLATE_NOOP("ErrorText", "The data on this computer belongs to another user. Sign in as that user, or start with a fresh folder.")},
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
