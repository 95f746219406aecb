using Zoe.Hosting;

namespace Zoe.Web;

/// <summary>What came of a login.</summary>
/// <param name="User">Who it is; null when it was refused.</param>
/// <param name="RetryAfter">Set when there were too many failures: how long to wait.</param>
internal sealed record LoginOutcome(User? User, TimeSpan? RetryAfter = null);
