using System.Collections.Immutable;
using Zoe.Model.Diagnostics;

namespace Zoe.Model.Json;

/// <summary>Collects diagnostics while a document is read and checked, up to a limit.</summary>
internal sealed class DiagnosticBag(int capacity)
{
    private List<PendingDiagnostic>? _pending;
    private int _dropped;

    public bool IsEmpty => _pending is null;

    public bool HasErrors =>
        _dropped > 0 || (_pending?.Exists(static item => item.Rule.Severity == DiagnosticSeverity.Error) ?? false);

    public IReadOnlyList<PendingDiagnostic> Pending => _pending ?? [];

    public void Add(DiagnosticRule rule, string pointer, string message, int offset = -1)
    {
        _pending ??= [];
        if (_pending.Count < capacity)
            _pending.Add(new PendingDiagnostic(rule, message, pointer, offset));
        else
            _dropped++;
    }

    /// <summary>The diagnostics in document order, with lines and columns.</summary>
    public ImmutableArray<Diagnostic> Locate(ReadOnlySpan<byte> utf8, YamlPositions? positions = null)
    {
        if (_pending is null)
            return [];
        var located = JsonLocator.Locate(utf8, _pending);
        if (positions is not null)
            return Build(located, positions.PositionOf, sorted: true);
        var lines = new LineCounter(utf8);
        return Build(located, offset => lines.At(offset), sorted: true);
    }

    /// <summary>The diagnostics of a document without text, in the order they were found; lines and columns are 0.</summary>
    public ImmutableArray<Diagnostic> WithoutPositions() =>
        _pending is null ? [] : Build(_pending, static _ => (0, 0), sorted: false);

    private ImmutableArray<Diagnostic> Build(
        List<PendingDiagnostic> pending, Func<int, (int Line, int Column)> position, bool sorted)
    {
        var result = ImmutableArray.CreateBuilder<Diagnostic>(pending.Count + 1);
        IEnumerable<PendingDiagnostic> order = sorted ? pending.OrderBy(static item => item.Offset) : pending;
        foreach (var item in order)
        {
            var (line, column) = position(item.Offset);
            result.Add(new Diagnostic(item.Rule.Code, item.Rule.Severity, item.Message, item.Pointer, line, column));
        }

        if (_dropped > 0)
        {
            var rule = TextRules.TooManyDiagnostics;
            var message = $"{_dropped} further problems are not listed; solve the {capacity} listed ones first.";
            var last = result[^1];
            result.Add(new Diagnostic(rule.Code, rule.Severity, message, "", last.Line, last.Column));
        }

        return result.ToImmutable();
    }
}
