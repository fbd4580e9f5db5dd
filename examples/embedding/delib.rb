# libdelib from Ruby: the functions of delib.h that a count needs, and a session that checks and frees. docs/c-api.md is
# the guide; more functions are declared in the same way.

require "fiddle/import"

module Delib
  extend Fiddle::Importer
  dlload ENV.fetch("DELIB_LIBRARY", "libdelib.so.1")

  # Fiddle knows sizes, not types: every pointer is a void*.
  extern "int delib_abi_version()"
  extern "char* delib_status_name(int)"
  extern "int delib_context_create(void*)"
  extern "void delib_context_destroy(void*)"
  extern "char* delib_context_message(void*)"
  extern "int delib_rules_json(void*, void*, size_t, void*)"
  extern "int delib_builder_create(void*, int, void*, size_t, void*)"
  extern "int delib_builder_add_matrix(void*, void*, int, void*, void*)"
  extern "int delib_builder_freeze(void*, void*, void*)"
  extern "void delib_builder_destroy(void*)"
  extern "void delib_profile_destroy(void*)"
  extern "int delib_spec_from_json(void*, char*, size_t, void*)"
  extern "void delib_spec_destroy(void*)"
  extern "int delib_count(void*, void*, void*, void*)"
  extern "int delib_result_json(void*, void*, void*, size_t, void*)"
  extern "void delib_result_destroy(void*)"

  ABI = 1
  raise LoadError, "libdelib.so.#{ABI} is needed, not #{delib_abi_version}" unless delib_abi_version == ABI

  RANKED = 0
  CELLS_ORDERS = 1
  INT32 = 2
  MATRIX_SIZE = 6 * Fiddle::SIZEOF_VOIDP + 24

  class Error < StandardError; end

  # A context and all that is made with it. Give each thread its own.
  class Session
    # Yields a session and frees, in the end, everything that it made.
    def self.open
      session = new
      yield session
    ensure
      session&.close
    end

    def initialize
      slot = address_slot
      raise NoMemoryError unless Delib.delib_context_create(slot).zero?
      @context = slot.unpack1("J")
      @made = []
    end

    # Calls delib_<function>; what went wrong becomes an exception with the library's message.
    def call(function, *arguments)
      status = Delib.send("delib_#{function}", @context, *arguments)
      return if status.zero?
      words = Delib.delib_context_message(@context).to_s.force_encoding("UTF-8")
      raise Error, "#{Delib.delib_status_name(status)}: #{words}"
    end

    # Calls a function that makes an object: a :builder, :profile, :spec or :result.
    def make(kind, function, *arguments)
      call(function, *arguments, slot = address_slot)
      @made << [kind, slot.unpack1("J")]
      @made.last.last
    end

    # Adds a ballot for each array of places in the list of candidates, best first. An empty array is a blank ballot.
    def add_orders(builder, orders)
      columns = [1, *orders.map(&:length)].max
      cells = orders.flat_map { |order| order + [-1] * (columns - order.length) }.pack("l*")
      # A delib_matrix: size of the struct, cells, their type, has_missing, rows, columns, strides, missing, denominator.
      matrix = [MATRIX_SIZE, cells, INT32, 0, orders.length, columns, 0, 0, 0, 0].pack("JPl2J2j2q2")
      call(:builder_add_matrix, builder, CELLS_ORDERS, matrix, nil)
    end

    # The text that a function writes into a buffer: first its length, then itself.
    def text(function, *arguments)
      length = address_slot
      call(function, *arguments, nil, 0, length)
      buffer = "\0" * (length.unpack1("J") + 1)
      call(function, *arguments, buffer, buffer.bytesize, length)
      buffer.chop.force_encoding("UTF-8")
    end

    def close
      @made&.reverse_each { |kind, address| Delib.send("delib_#{kind}_destroy", address) }
      Delib.delib_context_destroy(@context) if @context
      @made = @context = nil
    end

    private

    # Memory for a pointer or a size that a function hands out.
    def address_slot = "\0" * Fiddle::SIZEOF_VOIDP
  end
end
