namespace Zoe.Backends.Docker.Configuration;

/// <summary>Collects what is wrong with a <c>docker.conf</c> file, so that all of it is reported at once.</summary>
internal sealed class DockerConfProblems(string path)
{
    private readonly List<(int Line, string Text)> _found = [];

    /// <param name="line">The line; 0 where there are no lines.</param>
    /// <param name="problem">What is wrong.</param>
    public void Add(int line, string problem) => _found.Add((line, problem));

    public void ThrowIfAny()
    {
        if (_found.Count == 0) return;
        throw new DockerConfException(
            [.. _found.OrderBy(problem => problem.Line).Select(problem => problem.Line == 0 ? $"{path}: {problem.Text}" : $"{path}, line {problem.Line}: {problem.Text}")]);
    }
}
