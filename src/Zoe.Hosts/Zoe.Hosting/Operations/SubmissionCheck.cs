using System.Collections.Immutable;
using System.Text;
using Zoe.Hosting.Executions;
using Zoe.Model;

namespace Zoe.Hosting.Operations;

/// <summary>Rejects submissions that the engine could not run.</summary>
internal static class SubmissionCheck
{
    private const int MaxNameLength = 128;
    private const int MaxShown = 3;

    private static readonly RecentApplications<Validation> Known = new(static application => new Validation(
        ZAppValidator.Validate(application).RemoveAll(diagnostic => diagnostic.Severity is not DiagnosticSeverity.Error)));

    /// <exception cref="InvalidSubmissionException">The submission is not valid.</exception>
    public static void Check(Submission submission)
    {
        if (submission.Application is null) throw Refused("The submission has no ZApp.");
        if (submission.Owner is null) throw Refused("The submission has no owner.");
        CheckName("name of the execution", submission.Name);
        CheckName("name of the owner", submission.Owner.UserName);
        CheckValues(submission);
        var errors = Known.Of(submission.Application).Errors;
        if (errors.IsEmpty) return;
        var text = new StringBuilder("The ZApp is not valid: ");
        text.AppendJoin(' ', errors.Take(MaxShown).Select(error => $"{error.Message} [{error.Pointer}]"));
        if (errors.Length > MaxShown) text.Append($" And {errors.Length - MaxShown} more.");
        throw new InvalidSubmissionException(text.ToString(), errors);
    }

    private static void CheckValues(Submission submission)
    {
        if (Math.Abs((long)submission.Priority) > Submission.MaxPriority)
            throw Refused($"The priority is {submission.Priority}; it must be between -{Submission.MaxPriority} and {Submission.MaxPriority}.");
        CheckDuration("time limit", submission.TimeLimit);
        CheckDuration("expected duration", submission.ExpectedDuration);
        if (submission.IdempotencyKey is { Length: 0 or > Submission.MaxKeyLength } key)
            throw Refused($"The idempotency key has {key.Length} characters; it must have between 1 and {Submission.MaxKeyLength}.");
    }

    private static void CheckDuration(string what, TimeSpan? duration)
    {
        if (duration <= TimeSpan.Zero || duration > Submission.MaxDuration)
            throw Refused($"The {what} is {duration}; it must be more than 0 and at most {Submission.MaxDuration}.");
    }

    private static void CheckName(string what, string? name)
    {
        if (string.IsNullOrWhiteSpace(name)) throw Refused($"The {what} is empty.");
        if (name.Length > MaxNameLength) throw Refused($"The {what} has {name.Length} characters; at most {MaxNameLength} are allowed.");
        foreach (var rune in name.EnumerateRunes())
        {
            if (Rune.IsControl(rune)) throw Refused($"The {what} contains the control character U+{rune.Value:X4}.");
        }

        if (!IsUnicode(name)) throw Refused($"The {what} contains an unpaired surrogate; it is not valid Unicode.");
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

    private sealed record Validation(ImmutableArray<Diagnostic> Errors);
}
