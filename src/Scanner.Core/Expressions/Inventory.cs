namespace Scanner.Core.Expressions;

/// <summary>What a finished tree refers to.</summary>
internal sealed class Inventory
{
    private readonly List<NameReference> names = [];
    private readonly HashSet<string> columns = new(StringComparer.Ordinal);

    private Inventory()
    {
    }

    public IReadOnlyList<NameReference> Names => names;

    public IReadOnlyCollection<string> Columns => columns;

    public bool RefersToSelf { get; private set; }

    /// <summary>Walks the tree from left to right, and reports names that stand inside a text by mistake.</summary>
    public static Inventory Of(Node root, Action<string, int, int, string> report)
    {
        var inventory = new Inventory();
        inventory.Visit(root, report);
        return inventory;
    }

    private void Visit(Node node, Action<string, int, int, string> report)
    {
        switch (node)
        {
            case Reference reference:
                names.Add(new NameReference(reference.Name, reference.Position, reference.Length, reference.Use));
                break;
            case Column column:
                columns.Add(column.Name);
                break;
            case Self:
                RefersToSelf = true;
                break;
            case Literal { Value: Value.Text text } when Expressions.Names.FindIn(text.Content) is var (start, length, name):
                report(ExpressionErrorCodes.NameInsideText, node.Position + 1 + start, length, Messages.NameInsideText(name));
                break;
            case Negation negation:
                Visit(negation.Operand, report);
                break;
            case Chain chain:
                Visit(chain.First, report);
                foreach (var link in chain.Links)
                {
                    Visit(link.Operand, report);
                }

                break;
            case Call call:
                RefersToSelf |= call.Function.ReadsSelf || (call.Function.ReadsSelfWhenEmpty && call.Arguments.Count == 0);
                foreach (var argument in call.Arguments)
                {
                    Visit(argument, report);
                }

                break;
        }
    }
}
