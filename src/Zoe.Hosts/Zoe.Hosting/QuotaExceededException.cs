namespace Zoe.Hosting;

/// <summary>A submission alone exceeds the quota of its owner, so that it could never start; the message says by what.</summary>
public sealed class QuotaExceededException(string message) : Exception(message);
