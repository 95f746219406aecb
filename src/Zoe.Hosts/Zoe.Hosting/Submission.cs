using Zoe.Model;

namespace Zoe.Hosting;

/// <summary>A request to run a ZApp.</summary>
/// <param name="Application">A valid description.</param>
/// <param name="Name">The execution's name: 1 to 128 characters.</param>
/// <param name="Owner">The owner of the execution.</param>
public sealed record Submission(ZApp Application, string Name, User Owner);
