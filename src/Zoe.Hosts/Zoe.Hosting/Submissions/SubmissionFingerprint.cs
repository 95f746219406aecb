using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Zoe.Model;

namespace Zoe.Hosting.Submissions;

/// <summary>A hash of a submission that is the same for equal ones, whatever the white space of their JSON.</summary>
internal static class SubmissionFingerprint
{
    public static string Of(Submission submission)
    {
        var text = JsonSerializer.Serialize(
            [
                submission.Name,
                ZAppWriter.WriteCompact(submission.Application),
                submission.Priority.ToString(CultureInfo.InvariantCulture),
                submission.TimeLimit?.ToString("c", CultureInfo.InvariantCulture),
                submission.ExpectedDuration?.ToString("c", CultureInfo.InvariantCulture),
                submission.RestartOf?.ToString(CultureInfo.InvariantCulture),
            ],
            FingerprintJson.Default.StringArray);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
