import { ServiceError } from "../../../workbench/host/errors";
import { Registrations } from "../../../workbench/host/events";
import { createExecutor } from "../../../workbench/host/executor";
import { identity, items, RemoteObject, typeName } from "../../../workbench/host/remote";
import type { Action, ObjectPath, RequestBody } from "../../../workbench/host/request";
import { ActionType, ObjectPathType } from "../../../workbench/host/request";

/** A shelf of books: an object model that has nothing to do with a sheet. */
class Book extends RemoteObject {
  readonly [typeName] = "Book";
  constructor(private current: string) {
    super();
  }
  override get [identity]() {
    return this.current;
  }
  get title() {
    return this.current;
  }
  set title(title: string) {
    if (title === "") throw new ServiceError("InvalidArgument");
    this.current = title;
  }
  get pages() {
    return Promise.resolve(300);
  }
  get sequel(): Book {
    return new Book(`${this.current} II`);
  }
}

class Shelf extends RemoteObject {
  readonly [typeName] = "Shelf";
  constructor(private readonly books: Book[]) {
    super();
  }
  override [items]() {
    return this.books;
  }
  get count() {
    return this.books.length;
  }
  getItem(title: string) {
    return this.getItemOrNullObject(title) ?? fail();
  }
  getItemOrNullObject(title: string) {
    return this.books.find((book) => book.title === title) ?? null;
  }
}

class Library extends RemoteObject {
  readonly [typeName] = "Library";
  readonly shelf = new Shelf([new Book("Ulysses"), new Book("Emma")]);
  add(first: number, second = 10) {
    return first + second;
  }
}
Object.defineProperty(Library.prototype, "books", {
  get(this: Library) {
    return this.shelf;
  },
});

function fail(): never {
  throw new ServiceError("ItemNotFound");
}

const root: ObjectPath = { Id: 1, ObjectPathType: ObjectPathType.Root, Name: "" };
const books: ObjectPath = {
  Id: 2,
  ObjectPathType: ObjectPathType.Property,
  Name: "Books",
  ParentObjectPathId: 1,
};
const method = (id: number, parent: number, name: string, ...values: unknown[]): ObjectPath => ({
  Id: id,
  ObjectPathType: ObjectPathType.Method,
  Name: name,
  ParentObjectPathId: parent,
  ArgumentInfo: { Arguments: values },
});

function body(paths: ObjectPath[], ...actions: Partial<Action>[]): RequestBody {
  return {
    ObjectPaths: Object.fromEntries([root, books, ...paths].map((path) => [path.Id, path])),
    Actions: actions.map((action, index) => ({
      Id: 100 + index,
      Name: "",
      ObjectPathId: 1,
      ActionType: ActionType.Query,
      ...action,
    })),
  };
}

function open() {
  const missing: string[] = [];
  const execute = createExecutor({
    root: new Library(),
    services: {},
    beforeRead: () => Promise.resolve(),
    registrations: new Registrations(),
    onMissing: (name) => missing.push(name),
  });
  return { missing, execute };
}

test("an object is instantiated by its id and queried by its public names", async () => {
  const { execute } = open();
  const emma = method(3, 2, "GetItem", "Emma");
  const answer = await execute(
    body(
      [emma],
      { ActionType: ActionType.Instantiate, ObjectPathId: 3 },
      { ObjectPathId: 3, QueryInfo: { Select: ["title", "pages", "sequel/title"] } },
      { ObjectPathId: 3, QueryInfo: {} },
    ),
  );
  expect(answer.Results).toEqual([
    { ActionId: 100, Value: { Id: "Emma" } },
    {
      ActionId: 101,
      Value: { Id: "Emma", Title: "Emma", Pages: 300, Sequel: { Id: "Emma II", Title: "Emma II" } },
    },
    // Without a selection all values come, and no objects.
    { ActionId: 102, Value: { Id: "Emma", Title: "Emma", Pages: 300 } },
  ]);
});

test("a collection answers its items, and its own properties beside them", async () => {
  const { execute } = open();
  const answer = await execute(
    body([], { ObjectPathId: 2, QueryInfo: { Select: ["title", "count"], Skip: 1, Top: 1 } }),
  );
  expect(answer.Results[0]!.Value).toEqual({ Count: 2, _Items: [{ Id: "Emma", Title: "Emma" }] });
});

test("what is not there is null, and stays null further down the path", async () => {
  const { execute } = open();
  const none = method(3, 2, "GetItemOrNullObject", "Dracula");
  const below: ObjectPath = {
    Id: 4,
    ObjectPathType: ObjectPathType.Property,
    Name: "Sequel",
    ParentObjectPathId: 3,
  };
  const answer = await execute(
    body([none, below], { ActionType: ActionType.Instantiate, ObjectPathId: 3 }, { ObjectPathId: 4 }),
  );
  expect(answer.Error).toBeUndefined();
  expect(answer.Results.map(({ Value }) => Value)).toEqual([null, null]);
});

test("an error names its code and place, and nothing after it is carried out", async () => {
  const { execute } = open();
  const dracula = method(3, 2, "GetItem", "Dracula");
  const emma = method(4, 2, "GetItem", "Emma");
  const rename = {
    ActionType: ActionType.SetProperty,
    ObjectPathId: 4,
    Name: "Title",
    ArgumentInfo: { Arguments: ["Persuasion"] },
  };
  const answer = await execute(
    body([dracula, emma], { ActionType: ActionType.Instantiate, ObjectPathId: 3 }, rename),
  );
  expect(answer.Error).toMatchObject({
    Code: "ItemNotFound",
    Message: "The requested resource doesn't exist.",
    Location: "Shelf.getItem",
    ActionIndex: 0,
    HttpStatusCode: 404,
  });
  const after = await execute(body([emma], { ObjectPathId: 4, QueryInfo: { Select: ["title"] } }));
  expect(after.Error).toBeUndefined();
});

test("a rejected value and a property that is only read", async () => {
  const { execute } = open();
  const emma = method(3, 2, "GetItem", "Emma");
  const set = (Name: string, value: unknown) =>
    execute(
      body([emma], {
        ActionType: ActionType.SetProperty,
        ObjectPathId: 3,
        Name,
        ArgumentInfo: { Arguments: [value] },
      }),
    );
  expect((await set("Title", "")).Error).toMatchObject({ Code: "InvalidArgument", Location: "Book.title" });
  expect((await set("Pages", 1)).Error).toMatchObject({ Code: "InvalidOperation", Location: "Book.pages" });
});

test.each<[string, Partial<Action>, ObjectPath[]]>([
  ["Book.author", { ObjectPathId: 3, QueryInfo: { Select: ["author"] } }, []],
  [
    "Book.author",
    {
      ActionType: ActionType.SetProperty,
      ObjectPathId: 3,
      Name: "Author",
      ArgumentInfo: { Arguments: ["x"] },
    },
    [],
  ],
  ["Book.lend", { ActionType: ActionType.Method, ObjectPathId: 3, Name: "Lend" }, []],
  ["Library.films", { ObjectPathId: 4 }, [{ ...books, Id: 4, Name: "Films" }]],
  [
    "Film.Service",
    { ObjectPathId: 4 },
    [{ Id: 4, ObjectPathType: ObjectPathType.Service, Name: "Film.Service" }],
  ],
  ["Shelf.onBurnt", { ActionType: ActionType.Method, ObjectPathId: 2, Name: "_RegisterBurntEvent" }, []],
])("a missing member is an error, and is recorded: %s", async (name, action, paths) => {
  const { execute, missing } = open();
  const answer = await execute(body([method(3, 2, "GetItem", "Emma"), ...paths], action));
  expect(answer.Error?.Code).toBe("ApiNotFound");
  expect(missing).toEqual([name]);
});

test("an omitted argument arrives as null and takes its default", async () => {
  const { execute } = open();
  const add = (...values: unknown[]) =>
    execute(body([], { ActionType: ActionType.Method, Name: "Add", ArgumentInfo: { Arguments: values } }));
  expect((await add(1, null)).Results[0]!.Value).toBe(11);
  expect((await add(1, 2)).Results[0]!.Value).toBe(3);
});

test("traces answer with their ids, by which the client registers its events", async () => {
  const { execute } = open();
  const answer = await execute(body([], { ActionType: ActionType.Trace, ObjectPathId: 0 }));
  expect(answer.TraceIds).toEqual([100]);
  expect(answer.Results).toEqual([{ ActionId: 100, Value: null }]);
});
