using System.Text;
using Zoe.Model;

namespace Zoe.Hosting.Operations;

/// <summary>Refuses submissions that the engine could not carry out, whoever made them.</summary>
internal static class SubmissionCheck
{
    private const int LongestName = 128;
    private const int MostShown = 3;

    /// <exception cref="InvalidSubmissionException">Says what is wrong.</exception>
    public static void Check(Submission submission)
    {
        if (submission.Application is null) throw Refused("The submission has no ZApp.");
        if (submission.Owner is null) throw Refused("The submission has no owner.");
        CheckName("name of the execution", submission.Name);
        CheckName("name of the owner", submission.Owner.UserName);
        var errors = ZAppValidator.Validate(submission.Application)
            .RemoveAll(diagnostic => diagnostic.Severity is not DiagnosticSeverity.Error);
        if (errors.IsEmpty) return;
        var text = new StringBuilder("The ZApp is not valid: ");
        text.AppendJoin(' ', errors.Take(MostShown).Select(error => $"{error.Message} [{error.Pointer}]"));
        if (errors.Length > MostShown) text.Append($" And {errors.Length - MostShown} more.");
        throw new InvalidSubmissionException(text.ToString(), errors);
    }

    private static void CheckName(string what, string? name)
    {
        if (string.IsNullOrWhiteSpace(name)) throw Refused($"The {what} is empty.");
        if (name.Length > LongestName) throw Refused($"The {what} has {name.Length} characters; it may have {LongestName}.");
        foreach (var rune in name.EnumerateRunes())
        {
            if (Rune.IsControl(rune)) throw Refused($"The {what} has the control character U+{rune.Value:X4}.");
        }

        if (!IsUnicode(name)) throw Refused($"The {what} has a surrogate without its partner; it is not Unicode text.");
    }

    private static bool IsUnicode(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return false;
            i++;
        }

        return true;
    }

    private static InvalidSubmissionException Refused(string message) => new(message, []);
}
