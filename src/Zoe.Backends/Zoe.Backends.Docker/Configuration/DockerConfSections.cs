namespace Zoe.Backends.Docker.Configuration;

/// <summary>The sections of a <c>docker.conf</c> file, in the file's order.</summary>
internal sealed class DockerConfSections
{
    private const string DefaultName = "DEFAULT";
    private static readonly char[] Delimiters = [':', '='];

    private DockerConfSections()
    {
    }

    /// <summary>What all hosts share; empty when the file has no such section.</summary>
    public DockerConfSection Default { get; private set; } = new(DefaultName, 0);

    /// <summary>One section for each host.</summary>
    public List<DockerConfSection> Hosts { get; } = [];

    /// <summary>Splits a file's text. Lines that make no sense become problems.</summary>
    public static DockerConfSections Parse(string text, DockerConfProblems problems)
    {
        var sections = new DockerConfSections();
        DockerConfSection? current = null;
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = raw.Trim();
            if (line.Length == 0 || line[0] is '#' or ';') continue;
            if (line[0] == '[')
                current = sections.Open(line, number, problems);
            else if (current is null)
                problems.Add(number, $"'{line}' stands before the first section; put it below [DEFAULT] or [name of a host]");
            else
                ReadEntry(current, line, number, problems);
        }

        return sections;
    }

    /// <summary>Takes sections that are split already. Unknown keys become problems.</summary>
    public static DockerConfSections Take(
        IEnumerable<KeyValuePair<string, IReadOnlyDictionary<string, string>>> hosts, DockerConfProblems problems)
    {
        var sections = new DockerConfSections();
        foreach (var (name, values) in hosts)
        {
            var section = new DockerConfSection(name, 0);
            if (string.Equals(name, DefaultName, StringComparison.OrdinalIgnoreCase)) sections.Default = section;
            else sections.Hosts.Add(section);
            foreach (var (key, value) in values) Add(section, key, value, 0, problems);
        }

        return sections;
    }

    private DockerConfSection Open(string line, int number, DockerConfProblems problems)
    {
        var name = line[1..].TrimEnd(']').Trim();
        var section = new DockerConfSection(name, number);
        if (!line.EndsWith(']')) problems.Add(number, $"the ']' is missing after '{line}'");
        else if (name.Length == 0) problems.Add(number, "the section has no name");

        var first = string.Equals(name, DefaultName, StringComparison.Ordinal)
            ? Default.Line > 0 ? Default : null
            : Hosts.Find(host => string.Equals(host.Name, name, StringComparison.Ordinal));
        if (first is not null)
            problems.Add(number, $"section [{name}] was there before, in line {first.Line}");
        else if (string.Equals(name, DefaultName, StringComparison.Ordinal))
            Default = section;
        else
            Hosts.Add(section);
        return section;
    }

    private static void ReadEntry(DockerConfSection section, string line, int number, DockerConfProblems problems)
    {
        var end = line.IndexOfAny(Delimiters);
        if (end <= 0)
        {
            problems.Add(number, $"'{line}' is not of the form 'key: value' or 'key = value'");
            return;
        }

        Add(section, line[..end], line[(end + 1)..], number, problems);
    }

    private static void Add(DockerConfSection section, string name, string value, int number, DockerConfProblems problems)
    {
        var key = name.Trim().ToLowerInvariant();
        if (!DockerConfKeys.All.Contains(key))
            problems.Add(number, $"there is no key '{key}'; the keys are {string.Join(", ", DockerConfKeys.All.Order(StringComparer.Ordinal))}");
        else if (!section.Entries.TryAdd(key, new DockerConfEntry(value.Trim(), number)))
            problems.Add(number, $"'{key}' was there before, in line {section.Entries[key].Line}");
    }
}
