using System.Linq.Expressions;

namespace Zoe.Hosting.Sqlite.Statements;

/// <summary>Binds the parameters of a statement to the properties of a record that have their names, compiled once.</summary>
internal static class StatementBinder
{
    public static Action<SqliteStatement, T> Compile<T>(SqliteStatement statement)
    {
        var (target, record) = (Expression.Parameter(typeof(SqliteStatement)), Expression.Parameter(typeof(T)));
        var bindings = statement.Parameters.Select((name, index) => Bind(target, index + 1, PropertyOf(record, name)));
        return Expression.Lambda<Action<SqliteStatement, T>>(Expression.Block([.. bindings, Expression.Empty()]), target, record).Compile();
    }

    private static MemberExpression PropertyOf(Expression record, string parameter) =>
        record.Type.GetProperty(parameter[1..]) is { } property
            ? Expression.Property(record, property)
            : throw new InvalidOperationException($"{record.Type.Name} has no property for the parameter {parameter}.");

    private static Expression Bind(Expression statement, int index, Expression value)
    {
        var position = Expression.Constant(index);
        if (Nullable.GetUnderlyingType(value.Type) is not null)
        {
            return Expression.IfThenElse(
                Expression.Property(value, nameof(Nullable<int>.HasValue)),
                Bind(statement, index, Expression.Property(value, nameof(Nullable<int>.Value))),
                Expression.Call(statement, nameof(SqliteStatement.BindNull), null, position));
        }

        if (value.Type == typeof(bool)) value = Expression.Condition(value, Expression.Constant(1L), Expression.Constant(0L));
        else if (value.Type == typeof(int)) value = Expression.Convert(value, typeof(long));
        return Expression.Call(statement, nameof(SqliteStatement.Bind), null, position, value);
    }
}
